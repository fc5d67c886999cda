# Drawn by workbench; charts 1. Run `gnuplot -d roofline.gp` to draw it again.
reset
set encoding utf8
title = 'ResNet-18, batch 32, 112 px, 2 threads'
alternative = 'Billions of operations a second against operations for each byte, both by decades, for convolutions and normalisations …'
$data_0_0 << EOD
0.19998 8.378924
12.75323 534.3451
500.05 534.3451
EOD
$data_0_1 << EOD
142.3657 1282.839
263.7757 1138.492
332.0471 1241.016
209.4545 1321.426
EOD
$data_0_2 << EOD
142.3657 1302.856
263.7757 1173.697
332.0471 1141.793
209.4545 1281.776
EOD
$data_0_3 << EOD
142.3657 1193.577
263.7757 1225.616
332.0471 861.8429
209.4545 1358.431
EOD
$data_0_4 << EOD
93.14851 435.3336
154.2295 500.5689
163.84 407.8799
EOD
$data_0_5 << EOD
93.14851 449.0489
154.2295 449.6021
163.84 506.8297
EOD
$data_0_6 << EOD
93.14851 365.6533
154.2295 427.9498
163.84 434.1368
EOD
$data_0_7 << EOD
21.18919 429.3008
40.46452 449.5975
64 429.8888
EOD
$data_0_8 << EOD
10.63051 359.2319
20.76821 434.5014
42.2268 410.9457
EOD
$data_0_9 << EOD
21.18919 368.0321
40.46452 427.78
64 431.4379
EOD
$data_0_10 << EOD
61.81848 488.6601
EOD
$data_0_11 << EOD
61.81848 418.7895
EOD
$data_0_12 << EOD
1 18.09226
0.5 22.10298
0.625 20.54089
0.625 20.39709
0.5 21.85936
0.625 17.86831
0.625 16.80848
0.5 18.64658
0.5 10.30012
EOD
$data_0_13 << EOD
1 16.61548
0.45 20.74254
0.75 23.23719
0.75 23.04407
0.45 23.73915
0.75 18.71356
0.75 16.53527
0.45 18.93732
0.45 17.99876
EOD
set terminal svg noenhanced fixed size 960,520 font 'DejaVu Sans,13' rounded background '#FFFFFF'
set output '/dev/null'
set border 3 linecolor rgb '#9A9A9A' linewidth 0.8
plot [0:1] [0:1] NaN notitle
set output 'roofline.svg'
set multiplot
unset label; unset arrow; unset key; unset logscale
set label title at screen 0.01458333,screen 0.9653846 left font 'DejaVu Sans:Bold,16' textcolor rgb '#222222' front
set lmargin at screen 0.05333333; set rmargin at screen 0.70625; set bmargin at screen 0.1076923; set tmargin at screen 0.8769231
set border 3 linecolor rgb '#9A9A9A' linewidth 0.8
set tics nomirror out scale 0.5,0.25 textcolor rgb '#5A5A5A'
set logscale x
set xrange [0.19998:500.05]
set format x '%g'
set xtics (0.2, 0.5, 1, 2, 5, 10, 20, 50, 100, 200, 500)
set logscale y
set yrange [4.9995:5000.5]
set format y '%g'
set ytics (5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000)
set grid noxtics ytics back linetype 1 dashtype 1 linecolor rgb '#E6E6E6' linewidth 0.7
set label 'effective GF/s, of the definition’s FLOP' at screen 0.01458333,screen 0.9096154 left font 'DejaVu Sans,13' textcolor rgb '#5A5A5A' front
set label 'FLOP of the definition for each byte of operands and result' at screen 0.3797917,screen 0.02692308 center font 'DejaVu Sans,13' textcolor rgb '#5A5A5A' front
set arrow from graph 0, first 534.3451 to graph 1, first 534.3451 nohead back linetype 1 dashtype 2 linecolor rgb '#8A8A8A' linewidth 1
set label 'arithmetic, 534 GF/s' at screen 0.06166667,screen 0.6105991 left font 'DejaVu Sans,12' textcolor rgb '#5A5A5A' front
set arrow from graph 0, first 2137.38 to graph 1, first 2137.38 nohead back linetype 1 dashtype 2 linecolor rgb '#8A8A8A' linewidth 1
set label '4 × arithmetic: what F(4×4, 3×3) could reach' at screen 0.06166667,screen 0.764969 left font 'DejaVu Sans,12' textcolor rgb '#5A5A5A' front
set errorbars 0
set key at screen 0.7208333, screen 0.8730769 left top vertical maxrows 20 Left reverse samplen 1.6 spacing 1.25 font 'DejaVu Sans,13' textcolor rgb '#222222'
plot $data_0_0 using 1:2 with lines linecolor rgb '#555555' linewidth 2 title 'limit: 41.9 GB/s, 534 GF/s', \
  $data_0_1 using 1:2 with points pointtype 7 pointsize 0.75 linecolor rgb '#400072B2' title '3×3, forward', \
  $data_0_2 using 1:2 with points pointtype 9 pointsize 0.75 linecolor rgb '#400072B2' title '3×3, to input', \
  $data_0_3 using 1:2 with points pointtype 5 pointsize 0.75 linecolor rgb '#400072B2' title '3×3, to weights', \
  $data_0_4 using 1:2 with points pointtype 7 pointsize 0.75 linecolor rgb '#40D55E00' title '3×3, stride 2, forward', \
  $data_0_5 using 1:2 with points pointtype 9 pointsize 0.75 linecolor rgb '#40D55E00' title '3×3, stride 2, to input', \
  $data_0_6 using 1:2 with points pointtype 5 pointsize 0.75 linecolor rgb '#40D55E00' title '3×3, stride 2, to weights', \
  $data_0_7 using 1:2 with points pointtype 7 pointsize 0.75 linecolor rgb '#40009E73' title '1×1, stride 2, forward', \
  $data_0_8 using 1:2 with points pointtype 9 pointsize 0.75 linecolor rgb '#40009E73' title '1×1, stride 2, to input', \
  $data_0_9 using 1:2 with points pointtype 5 pointsize 0.75 linecolor rgb '#40009E73' title '1×1, stride 2, to weights', \
  $data_0_10 using 1:2 with points pointtype 7 pointsize 0.75 linecolor rgb '#40CC79A7' title 'stem 7×7, stride 2, forward', \
  $data_0_11 using 1:2 with points pointtype 5 pointsize 0.75 linecolor rgb '#40CC79A7' title 'stem 7×7, stride 2, to weights', \
  $data_0_12 using 1:2 with points pointtype 7 pointsize 0.75 linecolor rgb '#40E69F00' title 'normalisation, forward', \
  $data_0_13 using 1:2 with points pointtype 13 pointsize 0.75 linecolor rgb '#40E69F00' title 'normalisation, backward'
unset multiplot
unset output
set terminal pngcairo noenhanced size 1920,1040 font 'DejaVu Sans,13' rounded fontscale 1.5 linewidth 2 pointscale 2 background '#FFFFFF'
set output 'roofline.png'
set multiplot
unset label; unset arrow; unset key; unset logscale
set label title at screen 0.01458333,screen 0.9653846 left font 'DejaVu Sans:Bold,16' textcolor rgb '#222222' front
set lmargin at screen 0.05333333; set rmargin at screen 0.70625; set bmargin at screen 0.1076923; set tmargin at screen 0.8769231
set border 3 linecolor rgb '#9A9A9A' linewidth 0.8
set tics nomirror out scale 0.5,0.25 textcolor rgb '#5A5A5A'
set logscale x
set xrange [0.19998:500.05]
set format x '%g'
set xtics (0.2, 0.5, 1, 2, 5, 10, 20, 50, 100, 200, 500)
set logscale y
set yrange [4.9995:5000.5]
set format y '%g'
set ytics (5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000)
set grid noxtics ytics back linetype 1 dashtype 1 linecolor rgb '#E6E6E6' linewidth 0.7
set label 'effective GF/s, of the definition’s FLOP' at screen 0.01458333,screen 0.9096154 left font 'DejaVu Sans,13' textcolor rgb '#5A5A5A' front
set label 'FLOP of the definition for each byte of operands and result' at screen 0.3797917,screen 0.02692308 center font 'DejaVu Sans,13' textcolor rgb '#5A5A5A' front
set arrow from graph 0, first 534.3451 to graph 1, first 534.3451 nohead back linetype 1 dashtype 2 linecolor rgb '#8A8A8A' linewidth 1
set label 'arithmetic, 534 GF/s' at screen 0.06166667,screen 0.6105991 left font 'DejaVu Sans,12' textcolor rgb '#5A5A5A' front
set arrow from graph 0, first 2137.38 to graph 1, first 2137.38 nohead back linetype 1 dashtype 2 linecolor rgb '#8A8A8A' linewidth 1
set label '4 × arithmetic: what F(4×4, 3×3) could reach' at screen 0.06166667,screen 0.764969 left font 'DejaVu Sans,12' textcolor rgb '#5A5A5A' front
set errorbars 0
set key at screen 0.7208333, screen 0.8730769 left top vertical maxrows 20 Left reverse samplen 1.6 spacing 1.25 font 'DejaVu Sans,13' textcolor rgb '#222222'
plot $data_0_0 using 1:2 with lines linecolor rgb '#555555' linewidth 2 title 'limit: 41.9 GB/s, 534 GF/s', \
  $data_0_1 using 1:2 with points pointtype 7 pointsize 0.75 linecolor rgb '#400072B2' title '3×3, forward', \
  $data_0_2 using 1:2 with points pointtype 9 pointsize 0.75 linecolor rgb '#400072B2' title '3×3, to input', \
  $data_0_3 using 1:2 with points pointtype 5 pointsize 0.75 linecolor rgb '#400072B2' title '3×3, to weights', \
  $data_0_4 using 1:2 with points pointtype 7 pointsize 0.75 linecolor rgb '#40D55E00' title '3×3, stride 2, forward', \
  $data_0_5 using 1:2 with points pointtype 9 pointsize 0.75 linecolor rgb '#40D55E00' title '3×3, stride 2, to input', \
  $data_0_6 using 1:2 with points pointtype 5 pointsize 0.75 linecolor rgb '#40D55E00' title '3×3, stride 2, to weights', \
  $data_0_7 using 1:2 with points pointtype 7 pointsize 0.75 linecolor rgb '#40009E73' title '1×1, stride 2, forward', \
  $data_0_8 using 1:2 with points pointtype 9 pointsize 0.75 linecolor rgb '#40009E73' title '1×1, stride 2, to input', \
  $data_0_9 using 1:2 with points pointtype 5 pointsize 0.75 linecolor rgb '#40009E73' title '1×1, stride 2, to weights', \
  $data_0_10 using 1:2 with points pointtype 7 pointsize 0.75 linecolor rgb '#40CC79A7' title 'stem 7×7, stride 2, forward', \
  $data_0_11 using 1:2 with points pointtype 5 pointsize 0.75 linecolor rgb '#40CC79A7' title 'stem 7×7, stride 2, to weights', \
  $data_0_12 using 1:2 with points pointtype 7 pointsize 0.75 linecolor rgb '#40E69F00' title 'normalisation, forward', \
  $data_0_13 using 1:2 with points pointtype 13 pointsize 0.75 linecolor rgb '#40E69F00' title 'normalisation, backward'
unset multiplot
unset output
