# Drawn by workbench; charts 1. Run `gnuplot -d embeddings.gp` to draw it again.
reset
set encoding utf8
title = 'Embeddings in the plane'
alternative = '96 embeddings of 12 classes in the plane.'
$data_0_0 << EOD
4.042396 1.648061
2.497035 0.6669378
3.3155 1.244236
3.004371 -0.4998694
1.347583 -0.7636775
2.81389 0.2618354
2.272307 1.005844
2.053499 1.281709
EOD
$data_0_1 << EOD
0.8183593 5.652057
2.236892 7.815673
1.286944 6.572727
0.5710548 5.462789
1.54127 6.574607
1.450027 5.481416
1.18291 5.224179
1.250432 2.831173
EOD
$data_0_2 << EOD
2.780412 2.392552
2.008235 2.064139
2.222755 3.68501
1.910081 2.668954
2.570584 3.813045
2.278462 3.691517
1.905643 4.541666
3.174163 1.621895
EOD
$data_0_3 << EOD
-2.133684 4.86956
-1.687827 5.960265
-1.060082 2.214095
-0.7071263 1.988305
-2.600001 3.311714
-1.52759 3.296044
-1.618364 3.087679
-1.510345 2.040337
EOD
$data_0_4 << EOD
3.200639 -1.076557
4.205135 -1.390024
4.01713 -2.153889
3.082424 -0.7522765
2.104872 -0.5972285
2.786347 -1.228345
2.822878 -1.279028
2.234826 -1.015956
EOD
$data_0_5 << EOD
-3.845206 2.317598
-4.891763 0.645052
-4.684242 1.774546
-4.918916 0.344761
-4.307031 2.201995
-4.034982 -0.3500275
-4.829609 0.9143308
-4.529761 1.173666
EOD
$data_0_6 << EOD
-3.014899 -2.384692
-1.525929 -2.485531
-3.168249 -3.417796
-3.351246 -1.798435
-0.6415868 -3.544985
-2.505645 -2.735198
-3.954012 -2.506856
-3.047461 -3.253714
EOD
$data_0_7 << EOD
2.678872 -0.6138349
5.479059 -0.4757201
5.107626 -0.4739795
6.481938 -1.328378
5.14184 -0.4295782
4.781345 -0.7811011
6.143207 -0.2641485
4.839638 -0.6818288
EOD
$data_0_8 << EOD
-0.5073736 -4.37571
-1.484838 -5.88468
-0.8923614 -2.650918
-1.990089 -3.586525
-2.21552 -5.456083
-1.108963 -3.224551
-1.6539 -3.793567
-0.1698585 -4.630119
EOD
$data_0_9 << EOD
0.7072429 0.04430498
1.422422 -1.241184
2.127261 -0.1672736
0.04144925 0.9493648
-0.2785788 0.6380883
0.4816153 -0.3736272
1.88158 -0.2829306
1.203522 -0.4559732
EOD
$data_0_10 << EOD
4.386335 -5.034764
1.455767 -5.130096
3.63427 -3.96456
3.399563 -3.761411
4.42109 -3.73819
3.266908 -5.167991
3.035659 -3.85828
2.262166 -5.231089
EOD
$data_0_11 << EOD
-9.774251 0.1229847
-9.788319 -0.9345615
-6.794706 -0.8245516
-10.41463 1.168034
-6.988859 -1.290896
-8.626057 -0.7263562
-8.539247 -1.075321
-8.046326 -0.1208852
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
set xrange [-16.43319:12.5005]
set format x '%.0f'
set xtics 2
set yrange [-6.29569:8.226683]
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
set xrange [-16.43319:12.5005]
set format x '%.0f'
set xtics 2
set yrange [-6.29569:8.226683]
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
