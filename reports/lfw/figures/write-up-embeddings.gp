# Drawn by workbench; charts 1. Run `gnuplot -d write-up-embeddings.gp` to draw it again.
reset
set encoding utf8
title = 'Embeddings in the plane'
alternative = '54 embeddings of 8 classes in the plane.'
$data_0_0 << EOD
0.2478196 0.3763129
-2.75529 1.319654
0.1849071 0.5089295
-0.4599091 -1.050986
-6.040542 -0.3500719
-0.1227432 0.9656809
EOD
$data_0_1 << EOD
-6.94976 -3.033457
-8.324151 -0.4702337
-5.808472 -2.116286
-5.393402 -0.8649307
-6.984568 -2.039224
-7.385672 -2.03515
-4.081912 -1.409248
EOD
$data_0_2 << EOD
-1.254181 -4.874947
-1.910153 -4.381222
-1.076939 -4.784664
-1.110757 -7.161922
-3.5756 -2.657897
-1.951744 -3.238
EOD
$data_0_3 << EOD
-0.7155515 2.44218
-0.5036545 2.472337
-0.4249942 2.635214
-0.9569222 3.626687
-0.7066093 1.585213
-0.2073645 5.416003
1.299748 5.731994
EOD
$data_0_4 << EOD
0.1014077 1.779725
-1.053115 1.877107
0.3247982 3.411153
1.337337 2.590255
-1.354046 1.27797
1.873302 3.368887
0.9451033 3.508148
EOD
$data_0_5 << EOD
3.828012 -1.30953
3.002006 0.3315199
4.480461 0.7484295
3.417618 -0.4963949
3.731834 -0.3684713
4.646733 0.4088615
4.380361 -0.2006708
EOD
$data_0_6 << EOD
-1.561767 1.566748
-1.091215 1.997364
-1.036584 3.631117
0.1786272 3.636891
-1.135157 1.434913
-0.496307 2.153599
0.651611 0.9367401
EOD
$data_0_7 << EOD
5.549287 -2.482313
8.481627 -3.124232
5.447124 -3.614551
5.232278 -2.336702
3.289819 -2.112373
6.864427 -2.821368
6.932833 -2.404788
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
set xrange [-13.60489:13.76237]
set format x '%.0f'
set xtics 5
set yrange [-7.54874:6.118811]
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
set xrange [-13.60489:13.76237]
set format x '%.0f'
set xtics 5
set yrange [-7.54874:6.118811]
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
