# Drawn by workbench; charts 1. Run `gnuplot -d roofline.gp` to draw it again.
reset
set encoding utf8
title = 'ResNet-18, batch 32, 112 px, 2 threads'
alternative = 'Billions of operations a second against operations for each byte, both by decades, for convolutions and normalisations …'
$data_0_0 << EOD
0.19998 7.347947
14.38122 528.4152
500.05 528.4152
EOD
$data_0_1 << EOD
142.3657 1358.586
263.7757 1168.27
332.0471 1229.221
209.4545 1332.499
EOD
$data_0_2 << EOD
142.3657 1412.425
263.7757 1172.72
332.0471 1237.216
209.4545 1207.541
EOD
$data_0_3 << EOD
142.3657 1276.438
263.7757 1211.801
332.0471 1225.291
209.4545 1441.367
EOD
$data_0_4 << EOD
93.14851 492.1339
154.2295 523.9188
163.84 429.3523
EOD
$data_0_5 << EOD
93.14851 473.7588
154.2295 454.5506
163.84 601.911
EOD
$data_0_6 << EOD
93.14851 394.0519
154.2295 443.6171
163.84 434.3808
EOD
$data_0_7 << EOD
21.18919 401.4833
40.46452 457.7609
64 433.8112
EOD
$data_0_8 << EOD
10.63051 380.3787
20.76821 431.9935
42.2268 417.6164
EOD
$data_0_9 << EOD
21.18919 349.3364
40.46452 432.3588
64 439.1582
EOD
$data_0_10 << EOD
61.81848 498.5093
EOD
$data_0_11 << EOD
61.81848 301.7433
EOD
$data_0_12 << EOD
1 10.11228
0.5 18.82212
0.625 18.53969
0.625 19.41937
0.5 19.68893
0.625 16.35561
0.625 17.56409
0.5 18.70828
0.5 12.74668
EOD
$data_0_13 << EOD
1 15.31706
0.45 18.90734
0.75 17.98348
0.75 19.1984
0.45 24.72096
0.75 19.10836
0.75 16.79577
0.45 19.5094
0.45 18.26045
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
set arrow from graph 0, first 528.4152 to graph 1, first 528.4152 nohead back linetype 1 dashtype 2 linecolor rgb '#8A8A8A' linewidth 1
set label 'arithmetic, 528 GF/s' at screen 0.06166667,screen 0.6093564 left font 'DejaVu Sans,12' textcolor rgb '#5A5A5A' front
set arrow from graph 0, first 2113.661 to graph 1, first 2113.661 nohead back linetype 1 dashtype 2 linecolor rgb '#8A8A8A' linewidth 1
set label '4 × arithmetic: what F(4×4, 3×3) could reach' at screen 0.06166667,screen 0.7637263 left font 'DejaVu Sans,12' textcolor rgb '#5A5A5A' front
set errorbars 0
set key at screen 0.7208333, screen 0.8730769 left top vertical maxrows 20 Left reverse samplen 1.6 spacing 1.25 font 'DejaVu Sans,13' textcolor rgb '#222222'
plot $data_0_0 using 1:2 with lines linecolor rgb '#555555' linewidth 2 title 'limit: 36.7 GB/s, 528 GF/s', \
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
set arrow from graph 0, first 528.4152 to graph 1, first 528.4152 nohead back linetype 1 dashtype 2 linecolor rgb '#8A8A8A' linewidth 1
set label 'arithmetic, 528 GF/s' at screen 0.06166667,screen 0.6093564 left font 'DejaVu Sans,12' textcolor rgb '#5A5A5A' front
set arrow from graph 0, first 2113.661 to graph 1, first 2113.661 nohead back linetype 1 dashtype 2 linecolor rgb '#8A8A8A' linewidth 1
set label '4 × arithmetic: what F(4×4, 3×3) could reach' at screen 0.06166667,screen 0.7637263 left font 'DejaVu Sans,12' textcolor rgb '#5A5A5A' front
set errorbars 0
set key at screen 0.7208333, screen 0.8730769 left top vertical maxrows 20 Left reverse samplen 1.6 spacing 1.25 font 'DejaVu Sans,13' textcolor rgb '#222222'
plot $data_0_0 using 1:2 with lines linecolor rgb '#555555' linewidth 2 title 'limit: 36.7 GB/s, 528 GF/s', \
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
