# Drawn by workbench; charts 1. Run `gnuplot -d write-up-embeddings.gp` to draw it again.
reset
set encoding utf8
title = 'Embeddings in the plane'
alternative = '64 embeddings of 8 classes in the plane.'
$data_0_0 << EOD
2.141826 2.874383
0.5378516 1.584878
0.8688661 2.682794
0.919097 2.567813
-0.2079921 1.591822
0.2496249 3.178383
1.095649 2.070944
1.610549 2.607336
EOD
$data_0_1 << EOD
3.364257 -3.09217
6.062927 -5.826925
5.061298 -6.243214
3.765208 -3.796435
5.509281 -5.407447
4.738887 -4.026114
4.244732 -4.090609
3.352624 -3.487878
EOD
$data_0_2 << EOD
2.791476 1.865667
3.093869 0.8229857
2.458308 0.7665914
2.496886 1.104789
4.052673 0.8320922
3.841713 1.137546
3.552027 0.3400198
1.161992 1.711784
EOD
$data_0_3 << EOD
-0.199296 2.637827
0.2067156 2.702073
-0.9679428 1.881581
-1.21289 3.618187
-0.6206956 2.740395
-1.622586 3.591197
-1.029852 2.190454
-0.2926776 3.30646
EOD
$data_0_4 << EOD
1.67927 -1.441952
1.347792 0.05956625
0.8768285 -2.512448
0.3888905 -2.417287
-0.09516825 -0.02241913
0.05451198 0.2289164
-0.02184782 -0.9561718
0.2080658 -0.1508371
EOD
$data_0_5 << EOD
-4.297737 -5.583482
-4.956188 -5.941624
-4.320709 -7.420374
-5.059167 -4.959339
-4.749099 -6.397978
-5.270395 -5.259528
-5.028221 -4.512085
-5.306374 -6.080433
EOD
$data_0_6 << EOD
-7.78064 2.675244
-7.560677 3.492507
-7.694832 0.9731248
-6.070819 0.9969842
-4.910004 3.208959
-7.312415 4.655173
-6.96399 1.535174
-6.997963 2.465093
EOD
$data_0_7 << EOD
1.997169 3.202473
2.868008 3.75385
3.535603 0.7931563
3.294039 2.392708
3.937657 2.704247
3.683493 2.937729
5.342805 2.068594
4.157706 1.07525
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
set xrange [-13.674:11.95628]
set format x '%.0f'
set xtics 5
set yrange [-7.782641:5.01744]
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
set xrange [-13.674:11.95628]
set format x '%.0f'
set xtics 5
set yrange [-7.782641:5.01744]
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
