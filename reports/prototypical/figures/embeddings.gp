# Drawn by workbench; charts 1. Run `gnuplot -d embeddings.gp` to draw it again.
reset
set encoding utf8
title = 'Embeddings in the plane'
alternative = '96 embeddings of 12 classes in the plane.'
$data_0_0 << EOD
-3.81624 2.908092
-2.031495 1.671043
-2.982677 2.591415
-2.622931 2.599625
-1.158872 1.250798
-2.451833 2.640172
-1.662071 2.180022
-2.861765 2.66552
EOD
$data_0_1 << EOD
-3.740069 -2.564178
-5.451442 -4.44777
-4.749352 -5.262265
-4.066228 -2.846822
-5.443145 -3.830835
-4.057833 -2.734568
-3.986495 -2.955523
-3.357797 -2.048958
EOD
$data_0_2 << EOD
-3.934705 0.6536521
-3.368398 0.2855326
-3.027372 -0.3295376
-3.109303 0.8825944
-4.807311 0.2248051
-4.09407 0.3461144
-3.971847 -0.4141395
-3.1007 0.5674205
EOD
$data_0_3 << EOD
1.411829 3.655691
0.9397528 2.932025
1.045656 3.074358
0.4912534 4.023755
1.781761 2.880888
1.636765 3.788386
1.648433 2.952339
0.6459809 3.646192
EOD
$data_0_4 << EOD
-3.696767 -2.275452
-4.506338 -1.01914
-3.883158 -3.375996
-2.679173 -2.953057
-1.418315 0.2325593
-2.507188 -0.6013829
-2.214485 -1.237224
-1.930064 -0.4050169
EOD
$data_0_5 << EOD
2.789131 -5.666206
4.208254 -5.230155
3.213851 -7.24858
4.095497 -4.525413
3.303398 -5.914506
3.434057 -5.494312
3.262264 -5.332633
4.254173 -5.757376
EOD
$data_0_6 << EOD
5.002461 2.011758
4.238183 3.189746
5.019531 1.130815
4.245181 1.001851
3.160225 3.848085
4.401495 4.34719
4.855503 1.448595
4.414863 2.599795
EOD
$data_0_7 << EOD
-2.373532 3.546898
-5.291082 2.939541
-5.613405 0.3211634
-5.516594 1.374497
-5.279027 1.959401
-5.287472 2.775018
-6.73438 1.762082
-5.348325 0.9600866
EOD
$data_0_8 << EOD
3.630634 4.694794
6.39168 5.710379
2.75017 2.09338
4.826878 2.752721
5.278865 5.379237
4.566205 4.318233
3.824875 3.994302
3.526986 3.697175
EOD
$data_0_9 << EOD
-1.126182 -0.1815085
-0.003471974 2.061188
-0.9019916 -0.02987964
-0.8902891 -0.1746566
-0.6409731 -0.3401018
-0.7100184 0.7369835
-0.7473248 0.2708128
-1.187572 1.201697
EOD
$data_0_10 << EOD
-3.654187 -3.991645
-0.5693751 -0.8720843
-3.62617 -0.7995314
-2.700994 -0.5490188
-3.824587 -3.740447
-2.455184 -2.279008
-3.4277 -2.785616
-1.046989 -0.04220752
EOD
$data_0_11 << EOD
9.363518 -3.648644
10.0983 -2.998419
6.393003 -2.008623
9.702616 -4.924831
7.515625 -1.010502
8.168227 -1.167413
8.662164 -1.678498
7.447019 -3.086743
EOD
set terminal svg noenhanced fixed size 800,460 font 'DejaVu Sans,13' rounded background '#FFFFFF'
set output '/dev/null'
set border 3 linecolor rgb '#9A9A9A' linewidth 0.8
plot [0:1] [0:1] NaN notitle
set output 'embeddings.svg'
set multiplot
unset label; unset arrow; unset key; unset logscale
set label title at screen 0.0445,screen 0.9608696 left font 'DejaVu Sans:Bold,16' textcolor rgb '#222222' front
set lmargin at screen 0.0445; set rmargin at screen 0.89125; set bmargin at screen 0.1217391; set tmargin at screen 0.8608696
set border 3 linecolor rgb '#9A9A9A' linewidth 0.8
set tics nomirror out scale 0.5,0.25 textcolor rgb '#5A5A5A'
set xrange [-12.00201:15.36594]
set format x '%.0f'
set xtics 2
set yrange [-7.637349:6.099148]
set format y '%.0f'
set ytics 2
set grid xtics ytics back linetype 1 dashtype 1 linecolor rgb '#E6E6E6' linewidth 0.7
set label 'second principal component' at screen 0.0175,screen 0.8978261 left font 'DejaVu Sans,13' textcolor rgb '#5A5A5A' front
set label 'first principal component' at screen 0.467875,screen 0.03043478 center font 'DejaVu Sans,13' textcolor rgb '#5A5A5A' front
set errorbars 0
set key at screen 0.90875, screen 0.8565217 left top vertical maxrows 20 Left reverse samplen 1.6 spacing 1.25 font 'DejaVu Sans,13' textcolor rgb '#222222'
plot $data_0_0 using 1:2 with points pointtype 7 pointsize 0.75 linecolor rgb '#400072B2' title 't0000', \
  $data_0_1 using 1:2 with points pointtype 7 pointsize 0.75 linecolor rgb '#40D55E00' title 't0001', \
  $data_0_2 using 1:2 with points pointtype 7 pointsize 0.75 linecolor rgb '#40009E73' title 't0002', \
  $data_0_3 using 1:2 with points pointtype 7 pointsize 0.75 linecolor rgb '#40CC79A7' title 't0003', \
  $data_0_4 using 1:2 with points pointtype 7 pointsize 0.75 linecolor rgb '#40E69F00' title 't0004', \
  $data_0_5 using 1:2 with points pointtype 7 pointsize 0.75 linecolor rgb '#4056B4E9' title 't0005', \
  $data_0_6 using 1:2 with points pointtype 9 pointsize 0.75 linecolor rgb '#400072B2' title 't0006', \
  $data_0_7 using 1:2 with points pointtype 9 pointsize 0.75 linecolor rgb '#40D55E00' title 't0007', \
  $data_0_8 using 1:2 with points pointtype 9 pointsize 0.75 linecolor rgb '#40009E73' title 't0008', \
  $data_0_9 using 1:2 with points pointtype 9 pointsize 0.75 linecolor rgb '#40CC79A7' title 't0009', \
  $data_0_10 using 1:2 with points pointtype 9 pointsize 0.75 linecolor rgb '#40E69F00' title 't0010', \
  $data_0_11 using 1:2 with points pointtype 9 pointsize 0.75 linecolor rgb '#4056B4E9' title 't0011'
unset multiplot
unset output
set terminal pngcairo noenhanced size 1600,920 font 'DejaVu Sans,13' rounded fontscale 1.5 linewidth 2 pointscale 2 background '#FFFFFF'
set output 'embeddings.png'
set multiplot
unset label; unset arrow; unset key; unset logscale
set label title at screen 0.0445,screen 0.9608696 left font 'DejaVu Sans:Bold,16' textcolor rgb '#222222' front
set lmargin at screen 0.0445; set rmargin at screen 0.89125; set bmargin at screen 0.1217391; set tmargin at screen 0.8608696
set border 3 linecolor rgb '#9A9A9A' linewidth 0.8
set tics nomirror out scale 0.5,0.25 textcolor rgb '#5A5A5A'
set xrange [-12.00201:15.36594]
set format x '%.0f'
set xtics 2
set yrange [-7.637349:6.099148]
set format y '%.0f'
set ytics 2
set grid xtics ytics back linetype 1 dashtype 1 linecolor rgb '#E6E6E6' linewidth 0.7
set label 'second principal component' at screen 0.0175,screen 0.8978261 left font 'DejaVu Sans,13' textcolor rgb '#5A5A5A' front
set label 'first principal component' at screen 0.467875,screen 0.03043478 center font 'DejaVu Sans,13' textcolor rgb '#5A5A5A' front
set errorbars 0
set key at screen 0.90875, screen 0.8565217 left top vertical maxrows 20 Left reverse samplen 1.6 spacing 1.25 font 'DejaVu Sans,13' textcolor rgb '#222222'
plot $data_0_0 using 1:2 with points pointtype 7 pointsize 0.75 linecolor rgb '#400072B2' title 't0000', \
  $data_0_1 using 1:2 with points pointtype 7 pointsize 0.75 linecolor rgb '#40D55E00' title 't0001', \
  $data_0_2 using 1:2 with points pointtype 7 pointsize 0.75 linecolor rgb '#40009E73' title 't0002', \
  $data_0_3 using 1:2 with points pointtype 7 pointsize 0.75 linecolor rgb '#40CC79A7' title 't0003', \
  $data_0_4 using 1:2 with points pointtype 7 pointsize 0.75 linecolor rgb '#40E69F00' title 't0004', \
  $data_0_5 using 1:2 with points pointtype 7 pointsize 0.75 linecolor rgb '#4056B4E9' title 't0005', \
  $data_0_6 using 1:2 with points pointtype 9 pointsize 0.75 linecolor rgb '#400072B2' title 't0006', \
  $data_0_7 using 1:2 with points pointtype 9 pointsize 0.75 linecolor rgb '#40D55E00' title 't0007', \
  $data_0_8 using 1:2 with points pointtype 9 pointsize 0.75 linecolor rgb '#40009E73' title 't0008', \
  $data_0_9 using 1:2 with points pointtype 9 pointsize 0.75 linecolor rgb '#40CC79A7' title 't0009', \
  $data_0_10 using 1:2 with points pointtype 9 pointsize 0.75 linecolor rgb '#40E69F00' title 't0010', \
  $data_0_11 using 1:2 with points pointtype 9 pointsize 0.75 linecolor rgb '#4056B4E9' title 't0011'
unset multiplot
unset output
