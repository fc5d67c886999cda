# Drawn by workbench; charts 1. Run `gnuplot -d scale.gp` to draw it again.
reset
set encoding utf8
title = 'A training step of ResNet-18, 2 threads; grey: in proportion'
alternative = 'Milliseconds of a training step against the batch, the side of an image, the width of the network and the number of cla…'
$data_0_0 << EOD
4 21.24632
8 42.49263
16 84.98527
32 169.9705
64 339.9411
EOD
$data_0_1 << EOD
4 36.47859
8 52.93178
16 111.6581
32 184.6088
64 339.9411
EOD
$data_0_2 << EOD
4 36.47859 30.55238 42.2827
8 52.93178 48.8935 57.20939
16 111.6581 111.5553 113.3538
32 184.6088 176.0387 191.8261
64 339.9411 337.7942 356.035
EOD
$data_1_0 << EOD
48 27.14377
64 48.25559
96 108.5751
112 147.7828
160 301.5975
224 591.131
EOD
$data_1_1 << EOD
48 77.47706
64 85.73791
96 142.9266
112 174.4901
160 363.793
224 591.131
EOD
$data_1_2 << EOD
48 77.47706 77.25045 80.09512
64 85.73791 82.8891 87.11634
96 142.9266 142.5238 171.2388
112 174.4901 172.2121 178.6006
160 363.793 356.2909 366.3567
224 591.131 589.7226 605.1906
EOD
$data_2_0 << EOD
16 9.67578
32 38.70312
48 87.08202
64 154.8125
96 348.3281
EOD
$data_2_1 << EOD
16 27.77007
32 62.54124
48 116.1676
64 181.3649
96 348.3281
EOD
$data_2_2 << EOD
16 27.77007 27.50219 27.83872
32 62.54124 61.30042 64.05718
48 116.1676 112.9295 124.9091
64 181.3649 180.8811 183.8994
96 348.3281 343.2404 349.339
EOD
$data_3_0 << EOD
100 186.0322
1000 174.8311
7000 179.1155
20000 190.6786
50000 257.2793
EOD
$data_3_1 << EOD
100 186.0322 177.2134 186.4318
1000 174.8311 174.7611 221.6637
7000 179.1155 178.4405 179.883
20000 190.6786 187.1909 190.9602
50000 257.2793 238.9032 356.1363
EOD
set terminal svg noenhanced fixed size 900,640 font 'DejaVu Sans,13' rounded background '#FFFFFF'
set output '/dev/null'
set border 3 linecolor rgb '#9A9A9A' linewidth 0.8
plot [0:1] [0:1] NaN notitle
set output 'scale.svg'
set multiplot
unset label; unset arrow; unset key; unset logscale
set label title at screen 0.01555556,screen 0.971875 left font 'DejaVu Sans:Bold,16' textcolor rgb '#222222' front
set lmargin at screen 0.05688889; set rmargin at screen 0.4733333; set bmargin at screen 0.5578125; set tmargin at screen 0.9
set border 3 linecolor rgb '#9A9A9A' linewidth 0.8
set tics nomirror out scale 0.5,0.25 textcolor rgb '#5A5A5A'
set logscale x
set xrange [3.636364:70.4]
set format x '%g'
set xtics (4, 8, 16, 32, 64)
set logscale y
set yrange [4.9995:1000.1]
set format y '%g'
set ytics (5, 10, 20, 50, 100, 200, 500, 1000)
set grid noxtics ytics back linetype 1 dashtype 1 linecolor rgb '#E6E6E6' linewidth 0.7
set label 'milliseconds of a step' at screen 0.01555556,screen 0.9265625 left font 'DejaVu Sans,13' textcolor rgb '#5A5A5A' front
set label 'images in a batch' at screen 0.2651111,screen 0.4921875 center font 'DejaVu Sans,13' textcolor rgb '#5A5A5A' front
set errorbars 0
plot $data_0_0 using 1:2 with lines linecolor rgb '#A6555555' linewidth 1 notitle, \
  $data_0_1 using 1:2 with lines linecolor rgb '#0072B2' linewidth 2 notitle, \
  $data_0_2 using 1:2:3:4 with yerrorbars pointtype 7 pointsize 0.9 linecolor rgb '#0072B2' linewidth 2 notitle
unset label; unset arrow; unset key; unset logscale
set lmargin at screen 0.5568889; set rmargin at screen 0.9733333; set bmargin at screen 0.5578125; set tmargin at screen 0.9
set border 3 linecolor rgb '#9A9A9A' linewidth 0.8
set tics nomirror out scale 0.5,0.25 textcolor rgb '#5A5A5A'
set logscale x
set xrange [43.63636:246.4]
set format x '%g'
set xtics (48, 64, 96, 112, 160, 224)
set logscale y
set yrange [4.9995:1000.1]
set format y '%g'
set ytics (5, 10, 20, 50, 100, 200, 500, 1000)
set grid noxtics ytics back linetype 1 dashtype 1 linecolor rgb '#E6E6E6' linewidth 0.7
set label 'milliseconds of a step' at screen 0.5155556,screen 0.9265625 left font 'DejaVu Sans,13' textcolor rgb '#5A5A5A' front
set label 'side of an image in pixels' at screen 0.7651111,screen 0.4921875 center font 'DejaVu Sans,13' textcolor rgb '#5A5A5A' front
set errorbars 0
plot $data_1_0 using 1:2 with lines linecolor rgb '#A6555555' linewidth 1 notitle, \
  $data_1_1 using 1:2 with lines linecolor rgb '#0072B2' linewidth 2 notitle, \
  $data_1_2 using 1:2:3:4 with yerrorbars pointtype 7 pointsize 0.9 linecolor rgb '#0072B2' linewidth 2 notitle
unset label; unset arrow; unset key; unset logscale
set lmargin at screen 0.05688889; set rmargin at screen 0.4733333; set bmargin at screen 0.0875; set tmargin at screen 0.4296875
set border 3 linecolor rgb '#9A9A9A' linewidth 0.8
set tics nomirror out scale 0.5,0.25 textcolor rgb '#5A5A5A'
set logscale x
set xrange [14.54545:105.6]
set format x '%g'
set xtics (16, 32, 48, 64, 96)
set logscale y
set yrange [4.9995:1000.1]
set format y '%g'
set ytics (5, 10, 20, 50, 100, 200, 500, 1000)
set grid noxtics ytics back linetype 1 dashtype 1 linecolor rgb '#E6E6E6' linewidth 0.7
set label 'milliseconds of a step' at screen 0.01555556,screen 0.45625 left font 'DejaVu Sans,13' textcolor rgb '#5A5A5A' front
set label 'channels of the first stage' at screen 0.2651111,screen 0.021875 center font 'DejaVu Sans,13' textcolor rgb '#5A5A5A' front
set errorbars 0
plot $data_2_0 using 1:2 with lines linecolor rgb '#A6555555' linewidth 1 notitle, \
  $data_2_1 using 1:2 with lines linecolor rgb '#0072B2' linewidth 2 notitle, \
  $data_2_2 using 1:2:3:4 with yerrorbars pointtype 7 pointsize 0.9 linecolor rgb '#0072B2' linewidth 2 notitle
unset label; unset arrow; unset key; unset logscale
set lmargin at screen 0.5568889; set rmargin at screen 0.9733333; set bmargin at screen 0.0875; set tmargin at screen 0.4296875
set border 3 linecolor rgb '#9A9A9A' linewidth 0.8
set tics nomirror out scale 0.5,0.25 textcolor rgb '#5A5A5A'
set logscale x
set xrange [90.90909:55000]
set format x '%g'
set xtics (100, 1000, 7000, 20000, 50000)
set logscale y
set yrange [4.9995:1000.1]
set format y '%g'
set ytics (5, 10, 20, 50, 100, 200, 500, 1000)
set grid noxtics ytics back linetype 1 dashtype 1 linecolor rgb '#E6E6E6' linewidth 0.7
set label 'milliseconds of a step' at screen 0.5155556,screen 0.45625 left font 'DejaVu Sans,13' textcolor rgb '#5A5A5A' front
set label 'classes of the cross-entropy' at screen 0.7651111,screen 0.021875 center font 'DejaVu Sans,13' textcolor rgb '#5A5A5A' front
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
set lmargin at screen 0.05688889; set rmargin at screen 0.4733333; set bmargin at screen 0.5578125; set tmargin at screen 0.9
set border 3 linecolor rgb '#9A9A9A' linewidth 0.8
set tics nomirror out scale 0.5,0.25 textcolor rgb '#5A5A5A'
set logscale x
set xrange [3.636364:70.4]
set format x '%g'
set xtics (4, 8, 16, 32, 64)
set logscale y
set yrange [4.9995:1000.1]
set format y '%g'
set ytics (5, 10, 20, 50, 100, 200, 500, 1000)
set grid noxtics ytics back linetype 1 dashtype 1 linecolor rgb '#E6E6E6' linewidth 0.7
set label 'milliseconds of a step' at screen 0.01555556,screen 0.9265625 left font 'DejaVu Sans,13' textcolor rgb '#5A5A5A' front
set label 'images in a batch' at screen 0.2651111,screen 0.4921875 center font 'DejaVu Sans,13' textcolor rgb '#5A5A5A' front
set errorbars 0
plot $data_0_0 using 1:2 with lines linecolor rgb '#A6555555' linewidth 1 notitle, \
  $data_0_1 using 1:2 with lines linecolor rgb '#0072B2' linewidth 2 notitle, \
  $data_0_2 using 1:2:3:4 with yerrorbars pointtype 7 pointsize 0.9 linecolor rgb '#0072B2' linewidth 2 notitle
unset label; unset arrow; unset key; unset logscale
set lmargin at screen 0.5568889; set rmargin at screen 0.9733333; set bmargin at screen 0.5578125; set tmargin at screen 0.9
set border 3 linecolor rgb '#9A9A9A' linewidth 0.8
set tics nomirror out scale 0.5,0.25 textcolor rgb '#5A5A5A'
set logscale x
set xrange [43.63636:246.4]
set format x '%g'
set xtics (48, 64, 96, 112, 160, 224)
set logscale y
set yrange [4.9995:1000.1]
set format y '%g'
set ytics (5, 10, 20, 50, 100, 200, 500, 1000)
set grid noxtics ytics back linetype 1 dashtype 1 linecolor rgb '#E6E6E6' linewidth 0.7
set label 'milliseconds of a step' at screen 0.5155556,screen 0.9265625 left font 'DejaVu Sans,13' textcolor rgb '#5A5A5A' front
set label 'side of an image in pixels' at screen 0.7651111,screen 0.4921875 center font 'DejaVu Sans,13' textcolor rgb '#5A5A5A' front
set errorbars 0
plot $data_1_0 using 1:2 with lines linecolor rgb '#A6555555' linewidth 1 notitle, \
  $data_1_1 using 1:2 with lines linecolor rgb '#0072B2' linewidth 2 notitle, \
  $data_1_2 using 1:2:3:4 with yerrorbars pointtype 7 pointsize 0.9 linecolor rgb '#0072B2' linewidth 2 notitle
unset label; unset arrow; unset key; unset logscale
set lmargin at screen 0.05688889; set rmargin at screen 0.4733333; set bmargin at screen 0.0875; set tmargin at screen 0.4296875
set border 3 linecolor rgb '#9A9A9A' linewidth 0.8
set tics nomirror out scale 0.5,0.25 textcolor rgb '#5A5A5A'
set logscale x
set xrange [14.54545:105.6]
set format x '%g'
set xtics (16, 32, 48, 64, 96)
set logscale y
set yrange [4.9995:1000.1]
set format y '%g'
set ytics (5, 10, 20, 50, 100, 200, 500, 1000)
set grid noxtics ytics back linetype 1 dashtype 1 linecolor rgb '#E6E6E6' linewidth 0.7
set label 'milliseconds of a step' at screen 0.01555556,screen 0.45625 left font 'DejaVu Sans,13' textcolor rgb '#5A5A5A' front
set label 'channels of the first stage' at screen 0.2651111,screen 0.021875 center font 'DejaVu Sans,13' textcolor rgb '#5A5A5A' front
set errorbars 0
plot $data_2_0 using 1:2 with lines linecolor rgb '#A6555555' linewidth 1 notitle, \
  $data_2_1 using 1:2 with lines linecolor rgb '#0072B2' linewidth 2 notitle, \
  $data_2_2 using 1:2:3:4 with yerrorbars pointtype 7 pointsize 0.9 linecolor rgb '#0072B2' linewidth 2 notitle
unset label; unset arrow; unset key; unset logscale
set lmargin at screen 0.5568889; set rmargin at screen 0.9733333; set bmargin at screen 0.0875; set tmargin at screen 0.4296875
set border 3 linecolor rgb '#9A9A9A' linewidth 0.8
set tics nomirror out scale 0.5,0.25 textcolor rgb '#5A5A5A'
set logscale x
set xrange [90.90909:55000]
set format x '%g'
set xtics (100, 1000, 7000, 20000, 50000)
set logscale y
set yrange [4.9995:1000.1]
set format y '%g'
set ytics (5, 10, 20, 50, 100, 200, 500, 1000)
set grid noxtics ytics back linetype 1 dashtype 1 linecolor rgb '#E6E6E6' linewidth 0.7
set label 'milliseconds of a step' at screen 0.5155556,screen 0.45625 left font 'DejaVu Sans,13' textcolor rgb '#5A5A5A' front
set label 'classes of the cross-entropy' at screen 0.7651111,screen 0.021875 center font 'DejaVu Sans,13' textcolor rgb '#5A5A5A' front
set errorbars 0
plot $data_3_0 using 1:2 with lines linecolor rgb '#0072B2' linewidth 2 notitle, \
  $data_3_1 using 1:2:3:4 with yerrorbars pointtype 7 pointsize 0.9 linecolor rgb '#0072B2' linewidth 2 notitle
unset multiplot
unset output
