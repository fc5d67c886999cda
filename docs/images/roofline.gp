# Drawn by workbench; charts 1. Run `gnuplot -d roofline.gp` to draw it again.
reset
set encoding utf8
title = 'ResNet-18, batch 32, 112 px, 2 threads'
alternative = 'Billions of operations a second against operations for each byte, both by decades, for convolutions and normalisations …'
$data_0_0 << EOD
0.19998 8.471088
12.60126 533.7852
500.05 533.7852
EOD
$data_0_1 << EOD
142.3657 1149.41
263.7757 1134.624
332.0471 1218.5
209.4545 1275.953
EOD
$data_0_2 << EOD
142.3657 1148.145
263.7757 1095.373
332.0471 1179.167
209.4545 1215.836
EOD
$data_0_3 << EOD
142.3657 1098.839
263.7757 1116.428
332.0471 1196.128
209.4545 1362.282
EOD
$data_0_4 << EOD
93.14851 413.8166
154.2295 444.1998
163.84 414.0503
EOD
$data_0_5 << EOD
93.14851 413.3165
154.2295 449.357
163.84 593.0475
EOD
$data_0_6 << EOD
93.14851 304.6029
154.2295 446.2992
163.84 441.5283
EOD
$data_0_7 << EOD
21.18919 432.048
40.46452 462.487
64 435.6884
EOD
$data_0_8 << EOD
10.63051 385.6549
20.76821 439.3932
42.2268 421.173
EOD
$data_0_9 << EOD
21.18919 370.7047
40.46452 434.1875
64 440.8618
EOD
$data_0_10 << EOD
61.81848 483.1886
EOD
$data_0_11 << EOD
61.81848 304.1243
EOD
$data_0_12 << EOD
1 10.15469
0.625 19.28567
0.5 19.75607
0.625 17.93222
0.5 19.44535
0.625 17.78634
0.625 16.49209
0.5 19.16372
0.5 13.87991
EOD
$data_0_13 << EOD
1 16.49307
0.75 19.1808
0.45 22.2279
0.75 18.2811
0.45 22.10346
0.75 18.65834
0.75 16.26992
0.45 19.37994
0.45 16.77245
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
set arrow from graph 0, first 533.7852 to graph 1, first 533.7852 nohead back linetype 1 dashtype 2 linecolor rgb '#8A8A8A' linewidth 1
set label 'arithmetic, 534 GF/s' at screen 0.06166667,screen 0.6104824 left font 'DejaVu Sans,12' textcolor rgb '#5A5A5A' front
set arrow from graph 0, first 2135.141 to graph 1, first 2135.141 nohead back linetype 1 dashtype 2 linecolor rgb '#8A8A8A' linewidth 1
set label '4 × arithmetic: what F(4×4, 3×3) could reach' at screen 0.06166667,screen 0.7648523 left font 'DejaVu Sans,12' textcolor rgb '#5A5A5A' front
set errorbars 0
set key at screen 0.7208333, screen 0.8730769 left top vertical maxrows 20 Left reverse samplen 1.6 spacing 1.25 font 'DejaVu Sans,13' textcolor rgb '#222222'
plot $data_0_0 using 1:2 with lines linecolor rgb '#555555' linewidth 2 title 'limit: 42.4 GB/s, 534 GF/s', \
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
set arrow from graph 0, first 533.7852 to graph 1, first 533.7852 nohead back linetype 1 dashtype 2 linecolor rgb '#8A8A8A' linewidth 1
set label 'arithmetic, 534 GF/s' at screen 0.06166667,screen 0.6104824 left font 'DejaVu Sans,12' textcolor rgb '#5A5A5A' front
set arrow from graph 0, first 2135.141 to graph 1, first 2135.141 nohead back linetype 1 dashtype 2 linecolor rgb '#8A8A8A' linewidth 1
set label '4 × arithmetic: what F(4×4, 3×3) could reach' at screen 0.06166667,screen 0.7648523 left font 'DejaVu Sans,12' textcolor rgb '#5A5A5A' front
set errorbars 0
set key at screen 0.7208333, screen 0.8730769 left top vertical maxrows 20 Left reverse samplen 1.6 spacing 1.25 font 'DejaVu Sans,13' textcolor rgb '#222222'
plot $data_0_0 using 1:2 with lines linecolor rgb '#555555' linewidth 2 title 'limit: 42.4 GB/s, 534 GF/s', \
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
