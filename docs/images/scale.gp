# Drawn by workbench; charts 1. Run `gnuplot -d scale.gp` to draw it again.
reset
set encoding utf8
title = 'A training step of ResNet-18, 2 threads; grey: in proportion'
alternative = 'Milliseconds of a training step against the batch, the side of an image, the width of the network and the number of cla…'
$data_0_0 << EOD
4 16.34735
8 32.69469
16 65.38939
32 130.7788
64 261.5575
EOD
$data_0_1 << EOD
4 33.36876
8 41.58178
16 70.34194
32 128.9474
64 261.5575
EOD
$data_0_2 << EOD
4 33.36876 32.27032 35.22144
8 41.58178 41.19638 43.21043
16 70.34194 69.30814 74.47782
32 128.9474 125.0764 137.0014
64 261.5575 254.4468 294.8989
EOD
$data_1_0 << EOD
48 24.17364
64 42.97535
96 96.69455
112 131.612
160 268.596
224 526.4481
EOD
$data_1_1 << EOD
48 47.36424
64 57.71079
96 105.5023
112 132.0626
160 305.3745
224 526.4481
EOD
$data_1_2 << EOD
48 47.36424 47.08078 59.55274
64 57.71079 55.20433 67.18019
96 105.5023 98.41671 117.3339
112 132.0626 126.8971 137.4151
160 305.3745 282.2788 397.6517
224 526.4481 520.3703 542.3263
EOD
$data_2_0 << EOD
16 7.542248
32 30.16899
48 67.88023
64 120.676
96 271.5209
EOD
$data_2_1 << EOD
16 18.82006
32 45.46788
48 84.03471
64 134.8945
96 271.5209
EOD
$data_2_2 << EOD
16 18.82006 17.82879 19.40025
32 45.46788 43.64878 48.21673
48 84.03471 80.53209 89.80784
64 134.8945 132.1275 147.3104
96 271.5209 266.3303 327.2522
EOD
$data_3_0 << EOD
100 132.0864
1000 140.249
7000 142.3238
20000 152.8931
50000 176.4355
EOD
$data_3_1 << EOD
100 132.0864 127.3967 144.3468
1000 140.249 131.079 169.1242
7000 142.3238 136.178 145.4829
20000 152.8931 146.3587 154.7747
50000 176.4355 171.7648 181.5735
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
