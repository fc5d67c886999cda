# Drawn by workbench; charts 1. Run `gnuplot -d write-up-embeddings.gp` to draw it again.
reset
set encoding utf8
title = 'Embeddings in the plane'
alternative = '64 embeddings of 8 classes in the plane.'
$data_0_0 << EOD
2.138468 -3.643585
1.071683 -2.160363
1.58967 -3.123388
1.399084 -3.020525
0.3757937 -1.837088
0.9165076 -3.405392
1.212542 -2.212483
1.114578 -1.206406
EOD
$data_0_1 << EOD
2.366928 4.451143
5.168724 6.891106
3.922087 6.895869
2.558161 5.186651
3.999414 6.171034
3.591081 5.045961
3.294173 4.929006
1.887206 2.90964
EOD
$data_0_2 << EOD
2.353987 -1.31033
2.013479 -0.4297563
2.346681 -0.3144675
2.162979 0.1276692
2.830765 0.3050696
2.744412 0.5169772
2.604954 1.334655
2.593374 -1.112656
EOD
$data_0_3 << EOD
-1.370918 1.997259
-0.6850989 1.593294
-1.006088 1.339468
-1.653312 -1.612954
-1.751474 1.151406
-1.710716 -0.490649
-1.006751 0.5617027
-1.787517 -0.3274385
EOD
$data_0_4 << EOD
2.489578 -0.2970429
2.300371 -1.867487
2.054274 -0.8601707
1.727321 -0.5020844
0.8997007 -0.8194944
1.265384 -1.447571
1.529511 -1.391194
0.6934808 -1.356009
EOD
$data_0_5 << EOD
-4.305562 4.642921
-5.140428 4.687577
-4.576729 5.422708
-5.286509 4.026901
-5.398721 4.830614
-5.144017 2.804496
-4.57313 3.81473
-4.616385 4.864951
EOD
$data_0_6 << EOD
-6.292942 -3.820962
-5.306263 -4.57181
-6.048596 -2.504247
-5.70743 -2.157262
-3.177857 -4.285328
-5.634857 -3.548883
-6.739575 -2.65938
-5.66042 -3.280097
EOD
$data_0_7 << EOD
1.955591 -2.395169
2.817213 -3.796181
2.964947 -2.84252
3.736014 -4.252405
3.583779 -2.699959
3.014054 -2.989438
4.296294 -3.38669
2.997052 -2.563943
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
set xrange [-12.95547:11.38461]
set format x '%.0f'
set xtics 5
set yrange [-4.91584:7.239899]
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
set xrange [-12.95547:11.38461]
set format x '%.0f'
set xtics 5
set yrange [-4.91584:7.239899]
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
