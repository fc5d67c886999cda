# Drawn by workbench; charts 1. Run `gnuplot -d scale.gp` to draw it again.
reset
set encoding utf8
title = 'A training step of ResNet-18, 2 threads; grey: in proportion'
alternative = 'Milliseconds of a training step against the batch, the side of an image, the width of the network and the number of cla…'
$data_0_0 << EOD
4 15.66129
8 31.32258
16 62.64516
32 125.2903
64 250.5806
EOD
$data_0_1 << EOD
4 31.07892
8 43.28176
16 70.40314
32 129.8096
64 250.5806
EOD
$data_0_2 << EOD
4 31.07892 30.70421 32.03551
8 43.28176 42.71587 49.6942
16 70.40314 69.40993 72.52613
32 129.8096 126.1766 134.7609
64 250.5806 242.3355 284.6341
EOD
$data_1_0 << EOD
48 21.66898
64 38.52263
96 86.67592
112 117.9756
160 240.7664
224 471.9022
EOD
$data_1_1 << EOD
48 53.29213
64 63.49064
96 107.9381
112 133.7176
160 278.8443
224 471.9022
EOD
$data_1_2 << EOD
48 53.29213 51.40548 53.6786
64 63.49064 59.50725 88.85365
96 107.9381 104.5398 118.9176
112 133.7176 130.1437 138.3566
160 278.8443 271.4499 280.9934
224 471.9022 458.0612 490.1259
EOD
$data_2_0 << EOD
16 7.216049
32 28.8642
48 64.94444
64 115.4568
96 259.7778
EOD
$data_2_1 << EOD
16 17.74565
32 41.26619
48 85.33325
64 130.4566
96 259.7778
EOD
$data_2_2 << EOD
16 17.74565 17.46377 18.05954
32 41.26619 40.82888 44.96395
48 85.33325 80.63901 115.2546
64 130.4566 130.0157 132.6345
96 259.7778 254.7568 267.9091
EOD
$data_3_0 << EOD
100 132.0097
1000 130.1043
7000 133.2175
20000 147.5748
50000 170.7144
EOD
$data_3_1 << EOD
100 132.0097 127.523 136.9423
1000 130.1043 129.057 156.5673
7000 133.2175 131.5933 135.3723
20000 147.5748 144.6947 149.6167
50000 170.7144 164.3543 171.6124
EOD
set terminal svg noenhanced fixed size 900,640 font 'DejaVu Sans,13' rounded background '#FFFFFF'
set output '/dev/null'
set border 3 linecolor rgb '#9A9A9A' linewidth 0.8
plot [0:1] [0:1] NaN notitle
set output 'scale.svg'
set multiplot
unset label; unset arrow; unset key; unset logscale
set label title at screen 0.01555556,screen 0.971875 left font 'DejaVu Sans:Bold,16' textcolor rgb '#222222' front
set lmargin at screen 0.04822222; set rmargin at screen 0.4733333; set bmargin at screen 0.5578125; set tmargin at screen 0.9
set border 3 linecolor rgb '#9A9A9A' linewidth 0.8
set tics nomirror out scale 0.5,0.25 textcolor rgb '#5A5A5A'
set logscale x
set xrange [3.636364:70.4]
set format x '%g'
set xtics (4, 8, 16, 32, 64)
set logscale y
set yrange [4.9995:500.05]
set format y '%g'
set ytics (5, 10, 20, 50, 100, 200, 500)
set grid noxtics ytics back linetype 1 dashtype 1 linecolor rgb '#E6E6E6' linewidth 0.7
set label 'milliseconds of a step' at screen 0.01555556,screen 0.9265625 left font 'DejaVu Sans,13' textcolor rgb '#5A5A5A' front
set label 'images in a batch' at screen 0.2607778,screen 0.4921875 center font 'DejaVu Sans,13' textcolor rgb '#5A5A5A' front
set errorbars 0
plot $data_0_0 using 1:2 with lines linecolor rgb '#A6555555' linewidth 1 notitle, \
  $data_0_1 using 1:2 with lines linecolor rgb '#0072B2' linewidth 2 notitle, \
  $data_0_2 using 1:2:3:4 with yerrorbars pointtype 7 pointsize 0.9 linecolor rgb '#0072B2' linewidth 2 notitle
unset label; unset arrow; unset key; unset logscale
set lmargin at screen 0.5482222; set rmargin at screen 0.9733333; set bmargin at screen 0.5578125; set tmargin at screen 0.9
set border 3 linecolor rgb '#9A9A9A' linewidth 0.8
set tics nomirror out scale 0.5,0.25 textcolor rgb '#5A5A5A'
set logscale x
set xrange [43.63636:246.4]
set format x '%g'
set xtics (48, 64, 96, 112, 160, 224)
set logscale y
set yrange [4.9995:500.05]
set format y '%g'
set ytics (5, 10, 20, 50, 100, 200, 500)
set grid noxtics ytics back linetype 1 dashtype 1 linecolor rgb '#E6E6E6' linewidth 0.7
set label 'milliseconds of a step' at screen 0.5155556,screen 0.9265625 left font 'DejaVu Sans,13' textcolor rgb '#5A5A5A' front
set label 'side of an image in pixels' at screen 0.7607778,screen 0.4921875 center font 'DejaVu Sans,13' textcolor rgb '#5A5A5A' front
set errorbars 0
plot $data_1_0 using 1:2 with lines linecolor rgb '#A6555555' linewidth 1 notitle, \
  $data_1_1 using 1:2 with lines linecolor rgb '#0072B2' linewidth 2 notitle, \
  $data_1_2 using 1:2:3:4 with yerrorbars pointtype 7 pointsize 0.9 linecolor rgb '#0072B2' linewidth 2 notitle
unset label; unset arrow; unset key; unset logscale
set lmargin at screen 0.04822222; set rmargin at screen 0.4733333; set bmargin at screen 0.0875; set tmargin at screen 0.4296875
set border 3 linecolor rgb '#9A9A9A' linewidth 0.8
set tics nomirror out scale 0.5,0.25 textcolor rgb '#5A5A5A'
set logscale x
set xrange [14.54545:105.6]
set format x '%g'
set xtics (16, 32, 48, 64, 96)
set logscale y
set yrange [4.9995:500.05]
set format y '%g'
set ytics (5, 10, 20, 50, 100, 200, 500)
set grid noxtics ytics back linetype 1 dashtype 1 linecolor rgb '#E6E6E6' linewidth 0.7
set label 'milliseconds of a step' at screen 0.01555556,screen 0.45625 left font 'DejaVu Sans,13' textcolor rgb '#5A5A5A' front
set label 'channels of the first stage' at screen 0.2607778,screen 0.021875 center font 'DejaVu Sans,13' textcolor rgb '#5A5A5A' front
set errorbars 0
plot $data_2_0 using 1:2 with lines linecolor rgb '#A6555555' linewidth 1 notitle, \
  $data_2_1 using 1:2 with lines linecolor rgb '#0072B2' linewidth 2 notitle, \
  $data_2_2 using 1:2:3:4 with yerrorbars pointtype 7 pointsize 0.9 linecolor rgb '#0072B2' linewidth 2 notitle
unset label; unset arrow; unset key; unset logscale
set lmargin at screen 0.5482222; set rmargin at screen 0.9733333; set bmargin at screen 0.0875; set tmargin at screen 0.4296875
set border 3 linecolor rgb '#9A9A9A' linewidth 0.8
set tics nomirror out scale 0.5,0.25 textcolor rgb '#5A5A5A'
set logscale x
set xrange [90.90909:55000]
set format x '%g'
set xtics (100, 1000, 7000, 20000, 50000)
set logscale y
set yrange [4.9995:500.05]
set format y '%g'
set ytics (5, 10, 20, 50, 100, 200, 500)
set grid noxtics ytics back linetype 1 dashtype 1 linecolor rgb '#E6E6E6' linewidth 0.7
set label 'milliseconds of a step' at screen 0.5155556,screen 0.45625 left font 'DejaVu Sans,13' textcolor rgb '#5A5A5A' front
set label 'classes of the cross-entropy' at screen 0.7607778,screen 0.021875 center font 'DejaVu Sans,13' textcolor rgb '#5A5A5A' front
set errorbars 0
plot $data_3_0 using 1:2 with lines linecolor rgb '#0072B2' linewidth 2 notitle, \
  $data_3_1 using 1:2:3:4 with yerrorbars pointtype 7 pointsize 0.9 linecolor rgb '#0072B2' linewidth 2 notitle
unset multiplot
unset output
set terminal pngcairo noenhanced size 1800,1280 font 'DejaVu Sans,13' rounded fontscale 1.5 linewidth 2 pointscale 2 background '#FFFFFF'
set output 'scale.png'
set multiplot
unset label; unset arrow; unset key; unset logscale
set label title at screen 0.01555556,screen 0.971875 left font 'DejaVu Sans:Bold,16' textcolor rgb '#222222' front
set lmargin at screen 0.04822222; set rmargin at screen 0.4733333; set bmargin at screen 0.5578125; set tmargin at screen 0.9
set border 3 linecolor rgb '#9A9A9A' linewidth 0.8
set tics nomirror out scale 0.5,0.25 textcolor rgb '#5A5A5A'
set logscale x
set xrange [3.636364:70.4]
set format x '%g'
set xtics (4, 8, 16, 32, 64)
set logscale y
set yrange [4.9995:500.05]
set format y '%g'
set ytics (5, 10, 20, 50, 100, 200, 500)
set grid noxtics ytics back linetype 1 dashtype 1 linecolor rgb '#E6E6E6' linewidth 0.7
set label 'milliseconds of a step' at screen 0.01555556,screen 0.9265625 left font 'DejaVu Sans,13' textcolor rgb '#5A5A5A' front
set label 'images in a batch' at screen 0.2607778,screen 0.4921875 center font 'DejaVu Sans,13' textcolor rgb '#5A5A5A' front
set errorbars 0
plot $data_0_0 using 1:2 with lines linecolor rgb '#A6555555' linewidth 1 notitle, \
  $data_0_1 using 1:2 with lines linecolor rgb '#0072B2' linewidth 2 notitle, \
  $data_0_2 using 1:2:3:4 with yerrorbars pointtype 7 pointsize 0.9 linecolor rgb '#0072B2' linewidth 2 notitle
unset label; unset arrow; unset key; unset logscale
set lmargin at screen 0.5482222; set rmargin at screen 0.9733333; set bmargin at screen 0.5578125; set tmargin at screen 0.9
set border 3 linecolor rgb '#9A9A9A' linewidth 0.8
set tics nomirror out scale 0.5,0.25 textcolor rgb '#5A5A5A'
set logscale x
set xrange [43.63636:246.4]
set format x '%g'
set xtics (48, 64, 96, 112, 160, 224)
set logscale y
set yrange [4.9995:500.05]
set format y '%g'
set ytics (5, 10, 20, 50, 100, 200, 500)
set grid noxtics ytics back linetype 1 dashtype 1 linecolor rgb '#E6E6E6' linewidth 0.7
set label 'milliseconds of a step' at screen 0.5155556,screen 0.9265625 left font 'DejaVu Sans,13' textcolor rgb '#5A5A5A' front
set label 'side of an image in pixels' at screen 0.7607778,screen 0.4921875 center font 'DejaVu Sans,13' textcolor rgb '#5A5A5A' front
set errorbars 0
plot $data_1_0 using 1:2 with lines linecolor rgb '#A6555555' linewidth 1 notitle, \
  $data_1_1 using 1:2 with lines linecolor rgb '#0072B2' linewidth 2 notitle, \
  $data_1_2 using 1:2:3:4 with yerrorbars pointtype 7 pointsize 0.9 linecolor rgb '#0072B2' linewidth 2 notitle
unset label; unset arrow; unset key; unset logscale
set lmargin at screen 0.04822222; set rmargin at screen 0.4733333; set bmargin at screen 0.0875; set tmargin at screen 0.4296875
set border 3 linecolor rgb '#9A9A9A' linewidth 0.8
set tics nomirror out scale 0.5,0.25 textcolor rgb '#5A5A5A'
set logscale x
set xrange [14.54545:105.6]
set format x '%g'
set xtics (16, 32, 48, 64, 96)
set logscale y
set yrange [4.9995:500.05]
set format y '%g'
set ytics (5, 10, 20, 50, 100, 200, 500)
set grid noxtics ytics back linetype 1 dashtype 1 linecolor rgb '#E6E6E6' linewidth 0.7
set label 'milliseconds of a step' at screen 0.01555556,screen 0.45625 left font 'DejaVu Sans,13' textcolor rgb '#5A5A5A' front
set label 'channels of the first stage' at screen 0.2607778,screen 0.021875 center font 'DejaVu Sans,13' textcolor rgb '#5A5A5A' front
set errorbars 0
plot $data_2_0 using 1:2 with lines linecolor rgb '#A6555555' linewidth 1 notitle, \
  $data_2_1 using 1:2 with lines linecolor rgb '#0072B2' linewidth 2 notitle, \
  $data_2_2 using 1:2:3:4 with yerrorbars pointtype 7 pointsize 0.9 linecolor rgb '#0072B2' linewidth 2 notitle
unset label; unset arrow; unset key; unset logscale
set lmargin at screen 0.5482222; set rmargin at screen 0.9733333; set bmargin at screen 0.0875; set tmargin at screen 0.4296875
set border 3 linecolor rgb '#9A9A9A' linewidth 0.8
set tics nomirror out scale 0.5,0.25 textcolor rgb '#5A5A5A'
set logscale x
set xrange [90.90909:55000]
set format x '%g'
set xtics (100, 1000, 7000, 20000, 50000)
set logscale y
set yrange [4.9995:500.05]
set format y '%g'
set ytics (5, 10, 20, 50, 100, 200, 500)
set grid noxtics ytics back linetype 1 dashtype 1 linecolor rgb '#E6E6E6' linewidth 0.7
set label 'milliseconds of a step' at screen 0.5155556,screen 0.45625 left font 'DejaVu Sans,13' textcolor rgb '#5A5A5A' front
set label 'classes of the cross-entropy' at screen 0.7607778,screen 0.021875 center font 'DejaVu Sans,13' textcolor rgb '#5A5A5A' front
set errorbars 0
plot $data_3_0 using 1:2 with lines linecolor rgb '#0072B2' linewidth 2 notitle, \
  $data_3_1 using 1:2:3:4 with yerrorbars pointtype 7 pointsize 0.9 linecolor rgb '#0072B2' linewidth 2 notitle
unset multiplot
unset output
