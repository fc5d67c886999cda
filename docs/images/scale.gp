# Drawn by workbench; charts 1. Run `gnuplot -d scale.gp` to draw it again.
reset
set encoding utf8
title = 'A training step of ResNet-18, 2 threads'
alternative = 'Milliseconds of a training step against the batch, the side of an image, the width of the network and the number of cla…'
$data_0_0 << EOD
4 47.57388
8 40.77551
16 70.16376
32 130.5586
64 320.8872
EOD
$data_0_1 << EOD
4 47.57388
8 40.77551
16 70.16376
32 130.5586
64 320.8872
EOD
$data_1_0 << EOD
48 73.57208
64 79.50108
96 135.0346
112 131.0455
160 340.082
224 578.9384
EOD
$data_1_1 << EOD
48 73.57208
64 79.50108
96 135.0346
112 131.0455
160 340.082
224 578.9384
EOD
$data_2_0 << EOD
16 27.34834
32 59.94767
48 106.3146
64 174.6855
96 325.4984
EOD
$data_2_1 << EOD
16 27.34834
32 59.94767
48 106.3146
64 174.6855
96 325.4984
EOD
$data_3_0 << EOD
100 131.086
1000 125.8437
7000 128.2889
20000 139.3823
50000 164.9696
EOD
$data_3_1 << EOD
100 131.086
1000 125.8437
7000 128.2889
20000 139.3823
50000 164.9696
EOD
set terminal svg noenhanced fixed size 800,560 font 'DejaVu Sans,13' rounded background '#FFFFFF'
set output '/dev/null'
set border 3 linecolor rgb '#9A9A9A' linewidth 0.8
plot [0:1] [0:1] NaN notitle
set output 'scale.svg'
set multiplot
unset label; unset arrow; unset key; unset logscale
set label title at screen 0.0175,screen 0.9678571 left font 'DejaVu Sans:Bold,16' textcolor rgb '#222222' front
set lmargin at screen 0.05425; set rmargin at screen 0.47; set bmargin at screen 0.5660714; set tmargin at screen 0.8857143
set border 3 linecolor rgb '#9A9A9A' linewidth 0.8
set tics nomirror out scale 0.5,0.25 textcolor rgb '#5A5A5A'
set xrange [4:64]
set format x '%.0f'
set xtics 20
set yrange [0:346.5582]
set format y '%.0f'
set ytics 100
set grid noxtics ytics back linetype 1 dashtype 1 linecolor rgb '#E6E6E6' linewidth 0.7
set label 'milliseconds of a step' at screen 0.0175,screen 0.9160714 left font 'DejaVu Sans,13' textcolor rgb '#5A5A5A' front
set label 'images in a batch' at screen 0.262125,screen 0.4910714 center font 'DejaVu Sans,13' textcolor rgb '#5A5A5A' front
set errorbars 0
plot $data_0_0 using 1:2 with lines linecolor rgb '#0072B2' linewidth 2 notitle, \
  $data_0_1 using 1:2 with points pointtype 7 pointsize 0.75 linecolor rgb '#400072B2' notitle
unset label; unset arrow; unset key; unset logscale
set lmargin at screen 0.55425; set rmargin at screen 0.97; set bmargin at screen 0.5660714; set tmargin at screen 0.8857143
set border 3 linecolor rgb '#9A9A9A' linewidth 0.8
set tics nomirror out scale 0.5,0.25 textcolor rgb '#5A5A5A'
set xrange [48:224]
set format x '%.0f'
set xtics 100
set yrange [0:625.2535]
set format y '%.0f'
set ytics 200
set grid noxtics ytics back linetype 1 dashtype 1 linecolor rgb '#E6E6E6' linewidth 0.7
set label 'milliseconds of a step' at screen 0.5175,screen 0.9160714 left font 'DejaVu Sans,13' textcolor rgb '#5A5A5A' front
set label 'side of an image in pixels' at screen 0.762125,screen 0.4910714 center font 'DejaVu Sans,13' textcolor rgb '#5A5A5A' front
set errorbars 0
plot $data_1_0 using 1:2 with lines linecolor rgb '#0072B2' linewidth 2 notitle, \
  $data_1_1 using 1:2 with points pointtype 7 pointsize 0.75 linecolor rgb '#400072B2' notitle
unset label; unset arrow; unset key; unset logscale
set lmargin at screen 0.05425; set rmargin at screen 0.47; set bmargin at screen 0.1; set tmargin at screen 0.4196429
set border 3 linecolor rgb '#9A9A9A' linewidth 0.8
set tics nomirror out scale 0.5,0.25 textcolor rgb '#5A5A5A'
set xrange [16:96]
set format x '%.0f'
set xtics 50
set yrange [0:351.5383]
set format y '%.0f'
set ytics 100
set grid noxtics ytics back linetype 1 dashtype 1 linecolor rgb '#E6E6E6' linewidth 0.7
set label 'milliseconds of a step' at screen 0.0175,screen 0.45 left font 'DejaVu Sans,13' textcolor rgb '#5A5A5A' front
set label 'channels of the first stage' at screen 0.262125,screen 0.025 center font 'DejaVu Sans,13' textcolor rgb '#5A5A5A' front
set errorbars 0
plot $data_2_0 using 1:2 with lines linecolor rgb '#0072B2' linewidth 2 notitle, \
  $data_2_1 using 1:2 with points pointtype 7 pointsize 0.75 linecolor rgb '#400072B2' notitle
unset label; unset arrow; unset key; unset logscale
set lmargin at screen 0.55425; set rmargin at screen 0.97; set bmargin at screen 0.1; set tmargin at screen 0.4196429
set border 3 linecolor rgb '#9A9A9A' linewidth 0.8
set tics nomirror out scale 0.5,0.25 textcolor rgb '#5A5A5A'
set xrange [100:50000]
set format x '%.0f'
set xtics 20000
set yrange [0:178.1671]
set format y '%.0f'
set ytics 50
set grid noxtics ytics back linetype 1 dashtype 1 linecolor rgb '#E6E6E6' linewidth 0.7
set label 'milliseconds of a step' at screen 0.5175,screen 0.45 left font 'DejaVu Sans,13' textcolor rgb '#5A5A5A' front
set label 'classes of the cross-entropy' at screen 0.762125,screen 0.025 center font 'DejaVu Sans,13' textcolor rgb '#5A5A5A' front
set errorbars 0
plot $data_3_0 using 1:2 with lines linecolor rgb '#0072B2' linewidth 2 notitle, \
  $data_3_1 using 1:2 with points pointtype 7 pointsize 0.75 linecolor rgb '#400072B2' notitle
unset multiplot
unset output
set terminal pngcairo noenhanced size 1600,1120 font 'DejaVu Sans,13' rounded fontscale 1.5 linewidth 2 pointscale 2 background '#FFFFFF'
set output 'scale.png'
set multiplot
unset label; unset arrow; unset key; unset logscale
set label title at screen 0.0175,screen 0.9678571 left font 'DejaVu Sans:Bold,16' textcolor rgb '#222222' front
set lmargin at screen 0.05425; set rmargin at screen 0.47; set bmargin at screen 0.5660714; set tmargin at screen 0.8857143
set border 3 linecolor rgb '#9A9A9A' linewidth 0.8
set tics nomirror out scale 0.5,0.25 textcolor rgb '#5A5A5A'
set xrange [4:64]
set format x '%.0f'
set xtics 20
set yrange [0:346.5582]
set format y '%.0f'
set ytics 100
set grid noxtics ytics back linetype 1 dashtype 1 linecolor rgb '#E6E6E6' linewidth 0.7
set label 'milliseconds of a step' at screen 0.0175,screen 0.9160714 left font 'DejaVu Sans,13' textcolor rgb '#5A5A5A' front
set label 'images in a batch' at screen 0.262125,screen 0.4910714 center font 'DejaVu Sans,13' textcolor rgb '#5A5A5A' front
set errorbars 0
plot $data_0_0 using 1:2 with lines linecolor rgb '#0072B2' linewidth 2 notitle, \
  $data_0_1 using 1:2 with points pointtype 7 pointsize 0.75 linecolor rgb '#400072B2' notitle
unset label; unset arrow; unset key; unset logscale
set lmargin at screen 0.55425; set rmargin at screen 0.97; set bmargin at screen 0.5660714; set tmargin at screen 0.8857143
set border 3 linecolor rgb '#9A9A9A' linewidth 0.8
set tics nomirror out scale 0.5,0.25 textcolor rgb '#5A5A5A'
set xrange [48:224]
set format x '%.0f'
set xtics 100
set yrange [0:625.2535]
set format y '%.0f'
set ytics 200
set grid noxtics ytics back linetype 1 dashtype 1 linecolor rgb '#E6E6E6' linewidth 0.7
set label 'milliseconds of a step' at screen 0.5175,screen 0.9160714 left font 'DejaVu Sans,13' textcolor rgb '#5A5A5A' front
set label 'side of an image in pixels' at screen 0.762125,screen 0.4910714 center font 'DejaVu Sans,13' textcolor rgb '#5A5A5A' front
set errorbars 0
plot $data_1_0 using 1:2 with lines linecolor rgb '#0072B2' linewidth 2 notitle, \
  $data_1_1 using 1:2 with points pointtype 7 pointsize 0.75 linecolor rgb '#400072B2' notitle
unset label; unset arrow; unset key; unset logscale
set lmargin at screen 0.05425; set rmargin at screen 0.47; set bmargin at screen 0.1; set tmargin at screen 0.4196429
set border 3 linecolor rgb '#9A9A9A' linewidth 0.8
set tics nomirror out scale 0.5,0.25 textcolor rgb '#5A5A5A'
set xrange [16:96]
set format x '%.0f'
set xtics 50
set yrange [0:351.5383]
set format y '%.0f'
set ytics 100
set grid noxtics ytics back linetype 1 dashtype 1 linecolor rgb '#E6E6E6' linewidth 0.7
set label 'milliseconds of a step' at screen 0.0175,screen 0.45 left font 'DejaVu Sans,13' textcolor rgb '#5A5A5A' front
set label 'channels of the first stage' at screen 0.262125,screen 0.025 center font 'DejaVu Sans,13' textcolor rgb '#5A5A5A' front
set errorbars 0
plot $data_2_0 using 1:2 with lines linecolor rgb '#0072B2' linewidth 2 notitle, \
  $data_2_1 using 1:2 with points pointtype 7 pointsize 0.75 linecolor rgb '#400072B2' notitle
unset label; unset arrow; unset key; unset logscale
set lmargin at screen 0.55425; set rmargin at screen 0.97; set bmargin at screen 0.1; set tmargin at screen 0.4196429
set border 3 linecolor rgb '#9A9A9A' linewidth 0.8
set tics nomirror out scale 0.5,0.25 textcolor rgb '#5A5A5A'
set xrange [100:50000]
set format x '%.0f'
set xtics 20000
set yrange [0:178.1671]
set format y '%.0f'
set ytics 50
set grid noxtics ytics back linetype 1 dashtype 1 linecolor rgb '#E6E6E6' linewidth 0.7
set label 'milliseconds of a step' at screen 0.5175,screen 0.45 left font 'DejaVu Sans,13' textcolor rgb '#5A5A5A' front
set label 'classes of the cross-entropy' at screen 0.762125,screen 0.025 center font 'DejaVu Sans,13' textcolor rgb '#5A5A5A' front
set errorbars 0
plot $data_3_0 using 1:2 with lines linecolor rgb '#0072B2' linewidth 2 notitle, \
  $data_3_1 using 1:2 with points pointtype 7 pointsize 0.75 linecolor rgb '#400072B2' notitle
unset multiplot
unset output
