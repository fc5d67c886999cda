# Drawn by workbench; charts 1. Run `gnuplot -d write-up-embeddings.gp` to draw it again.
reset
set encoding utf8
title = 'Embeddings in the plane'
alternative = '54 embeddings of 8 classes in the plane.'
$data_0_0 << EOD
1.558129 1.604946
-0.1083529 0.329286
1.78494 0.7464257
1.025379 -0.6678813
-4.862896 -0.826655
0.5018969 0.5840033
EOD
$data_0_1 << EOD
-6.726168 -2.063854
-7.693902 0.1638434
-5.359946 -2.80066
-4.833859 -0.7525711
-5.963297 -3.097147
-6.192732 -2.368508
-2.748095 -1.727597
EOD
$data_0_2 << EOD
-1.682572 -3.979648
-2.226627 -4.668921
-0.3589962 -5.017022
-0.6450421 -5.717533
-2.870997 -3.17043
-1.869344 -3.33592
EOD
$data_0_3 << EOD
-1.310527 2.138202
-0.56327 1.718206
-1.054674 2.345957
-0.9060169 3.091025
-1.217164 1.371255
-1.141446 4.712335
0.1439674 4.596397
EOD
$data_0_4 << EOD
0.7331985 1.677075
-1.589478 2.563473
-0.03721483 3.449388
0.9135708 2.400637
-1.313134 1.909402
1.748742 4.295564
0.7633682 3.607317
EOD
$data_0_5 << EOD
3.58418 -0.627857
2.520786 0.3737153
2.856774 1.521728
2.995988 -1.517285
3.029395 -0.6666616
3.486393 -0.002074386
3.268142 0.2735493
EOD
$data_0_6 << EOD
-1.862928 0.3551547
-1.185648 1.566746
-1.537062 3.416771
0.3649163 3.183387
-0.7063464 1.822262
-1.51332 2.785665
0.1208469 0.3235344
EOD
$data_0_7 << EOD
4.538775 -1.930367
8.50272 -2.805221
5.004462 -2.476667
4.788212 -2.768319
2.126607 -1.373016
5.893134 -2.886264
7.826534 -1.679168
EOD
set terminal svg noenhanced fixed size 400,290 font 'DejaVu Sans,13' rounded background '#FFFFFF'
set output '/dev/null'
set border 3 linecolor rgb '#9A9A9A' linewidth 0.8
plot [0:1] [0:1] NaN notitle
set output 'write-up-embeddings.svg'
set multiplot
unset label; unset arrow; unset key; unset logscale
set label title at screen 0.089,screen 0.937931 left font 'DejaVu Sans:Bold,16' textcolor rgb '#222222' front
set lmargin at screen 0.089; set rmargin at screen 0.94; set bmargin at screen 0.1931034; set tmargin at screen 0.7793103
set border 3 linecolor rgb '#9A9A9A' linewidth 0.8
set tics nomirror out scale 0.5,0.25 textcolor rgb '#5A5A5A'
set xrange [-10.66426:11.47308]
set format x '%.0f'
set xtics 5
set yrange [-6.030429:5.025231]
set format y '%.0f'
set ytics 5
set grid xtics ytics back linetype 1 dashtype 1 linecolor rgb '#E6E6E6' linewidth 0.7
set label 'second principal component' at screen 0.035,screen 0.837931 left font 'DejaVu Sans,13' textcolor rgb '#5A5A5A' front
set label 'first principal component' at screen 0.5145,screen 0.04827586 center font 'DejaVu Sans,13' textcolor rgb '#5A5A5A' front
set errorbars 0
plot $data_0_0 using 1:2 with points pointtype 7 pointsize 0.75 linecolor rgb '#400072B2' notitle, \
  $data_0_1 using 1:2 with points pointtype 7 pointsize 0.75 linecolor rgb '#40D55E00' notitle, \
  $data_0_2 using 1:2 with points pointtype 7 pointsize 0.75 linecolor rgb '#40009E73' notitle, \
  $data_0_3 using 1:2 with points pointtype 7 pointsize 0.75 linecolor rgb '#40CC79A7' notitle, \
  $data_0_4 using 1:2 with points pointtype 7 pointsize 0.75 linecolor rgb '#40E69F00' notitle, \
  $data_0_5 using 1:2 with points pointtype 7 pointsize 0.75 linecolor rgb '#4056B4E9' notitle, \
  $data_0_6 using 1:2 with points pointtype 9 pointsize 0.75 linecolor rgb '#400072B2' notitle, \
  $data_0_7 using 1:2 with points pointtype 9 pointsize 0.75 linecolor rgb '#40D55E00' notitle
unset multiplot
unset output
set terminal pngcairo noenhanced size 800,580 font 'DejaVu Sans,13' rounded fontscale 1.5 linewidth 2 pointscale 2 background '#FFFFFF'
set output 'write-up-embeddings.png'
set multiplot
unset label; unset arrow; unset key; unset logscale
set label title at screen 0.089,screen 0.937931 left font 'DejaVu Sans:Bold,16' textcolor rgb '#222222' front
set lmargin at screen 0.089; set rmargin at screen 0.94; set bmargin at screen 0.1931034; set tmargin at screen 0.7793103
set border 3 linecolor rgb '#9A9A9A' linewidth 0.8
set tics nomirror out scale 0.5,0.25 textcolor rgb '#5A5A5A'
set xrange [-10.66426:11.47308]
set format x '%.0f'
set xtics 5
set yrange [-6.030429:5.025231]
set format y '%.0f'
set ytics 5
set grid xtics ytics back linetype 1 dashtype 1 linecolor rgb '#E6E6E6' linewidth 0.7
set label 'second principal component' at screen 0.035,screen 0.837931 left font 'DejaVu Sans,13' textcolor rgb '#5A5A5A' front
set label 'first principal component' at screen 0.5145,screen 0.04827586 center font 'DejaVu Sans,13' textcolor rgb '#5A5A5A' front
set errorbars 0
plot $data_0_0 using 1:2 with points pointtype 7 pointsize 0.75 linecolor rgb '#400072B2' notitle, \
  $data_0_1 using 1:2 with points pointtype 7 pointsize 0.75 linecolor rgb '#40D55E00' notitle, \
  $data_0_2 using 1:2 with points pointtype 7 pointsize 0.75 linecolor rgb '#40009E73' notitle, \
  $data_0_3 using 1:2 with points pointtype 7 pointsize 0.75 linecolor rgb '#40CC79A7' notitle, \
  $data_0_4 using 1:2 with points pointtype 7 pointsize 0.75 linecolor rgb '#40E69F00' notitle, \
  $data_0_5 using 1:2 with points pointtype 7 pointsize 0.75 linecolor rgb '#4056B4E9' notitle, \
  $data_0_6 using 1:2 with points pointtype 9 pointsize 0.75 linecolor rgb '#400072B2' notitle, \
  $data_0_7 using 1:2 with points pointtype 9 pointsize 0.75 linecolor rgb '#40D55E00' notitle
unset multiplot
unset output
