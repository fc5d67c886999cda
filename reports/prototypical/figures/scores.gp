# Drawn by workbench; charts 1. Run `gnuplot -d scores.gp` to draw it again.
reset
set encoding utf8
title = 'Scores of pairs'
alternative = 'Histograms of cosine similarity for pairs of different people and of the same person. The threshold is 0.636.'
$data_0_0 << EOD
-0.7411964 0
-0.7411964 0.001
-0.7064392 0.001
-0.7064392 0.005
-0.671682 0.005
-0.671682 0.007
-0.6369247 0.007
-0.6369247 0.007
-0.6021675 0.007
-0.6021675 0.01
-0.5674103 0.01
-0.5674103 0.017
-0.5326531 0.017
-0.5326531 0.011
-0.4978959 0.011
-0.4978959 0.02
-0.4631386 0.02
-0.4631386 0.014
-0.4283814 0.014
-0.4283814 0.029
-0.3936242 0.029
-0.3936242 0.024
-0.358867 0.024
-0.358867 0.032
-0.3241098 0.032
-0.3241098 0.034
-0.2893526 0.034
-0.2893526 0.035
-0.2545953 0.035
-0.2545953 0.033
-0.2198381 0.033
-0.2198381 0.048
-0.1850809 0.048
-0.1850809 0.032
-0.1503237 0.032
-0.1503237 0.03
-0.1155665 0.03
-0.1155665 0.041
-0.08080925 0.041
-0.08080925 0.044
-0.04605203 0.044
-0.04605203 0.038
-0.01129481 0.038
-0.01129481 0.025
0.0234624 0.025
0.0234624 0.032
0.05821962 0.032
0.05821962 0.037
0.09297684 0.037
0.09297684 0.031
0.1277341 0.031
0.1277341 0.026
0.1624913 0.026
0.1624913 0.035
0.1972485 0.035
0.1972485 0.024
0.2320057 0.024
0.2320057 0.031
0.2667629 0.031
0.2667629 0.027
0.3015201 0.027
0.3015201 0.017
0.3362774 0.017
0.3362774 0.018
0.3710346 0.018
0.3710346 0.015
0.4057918 0.015
0.4057918 0.019
0.440549 0.019
0.440549 0.017
0.4753062 0.017
0.4753062 0.014
0.5100635 0.014
0.5100635 0.012
0.5448207 0.012
0.5448207 0.012
0.5795779 0.012
0.5795779 0.012
0.6143351 0.012
0.6143351 0.014
0.6490923 0.014
0.6490923 0.009
0.6838495 0.009
0.6838495 0.009
0.7186068 0.009
0.7186068 0.013
0.753364 0.013
0.753364 0.008
0.7881212 0.008
0.7881212 0.004
0.8228784 0.004
0.8228784 0.015
0.8576356 0.015
0.8576356 0.007
0.8923929 0.007
0.8923929 0.005
0.9271501 0.005
0.9271501 0
0.9619073 0
0.9619073 0
0.9966645 0
0.9966645 0
EOD
$data_0_1 << EOD
-0.7411964 0
-0.7411964 0
-0.7064392 0
-0.7064392 0
-0.671682 0
-0.671682 0
-0.6369247 0
-0.6369247 0
-0.6021675 0
-0.6021675 0
-0.5674103 0
-0.5674103 0
-0.5326531 0
-0.5326531 0
-0.4978959 0
-0.4978959 0
-0.4631386 0
-0.4631386 0
-0.4283814 0
-0.4283814 0
-0.3936242 0
-0.3936242 0
-0.358867 0
-0.358867 0
-0.3241098 0
-0.3241098 0
-0.2893526 0
-0.2893526 0
-0.2545953 0
-0.2545953 0
-0.2198381 0
-0.2198381 0
-0.1850809 0
-0.1850809 0
-0.1503237 0
-0.1503237 0
-0.1155665 0
-0.1155665 0
-0.08080925 0
-0.08080925 0
-0.04605203 0
-0.04605203 0.001
-0.01129481 0.001
-0.01129481 0.001
0.0234624 0.001
0.0234624 0
0.05821962 0
0.05821962 0
0.09297684 0
0.09297684 0.001
0.1277341 0.001
0.1277341 0.001
0.1624913 0.001
0.1624913 0
0.1972485 0
0.1972485 0
0.2320057 0
0.2320057 0
0.2667629 0
0.2667629 0
0.3015201 0
0.3015201 0
0.3362774 0
0.3362774 0.001
0.3710346 0.001
0.3710346 0.002
0.4057918 0.002
0.4057918 0
0.440549 0
0.440549 0.003
0.4753062 0.003
0.4753062 0.003
0.5100635 0.003
0.5100635 0.006
0.5448207 0.006
0.5448207 0.01
0.5795779 0.01
0.5795779 0.011
0.6143351 0.011
0.6143351 0.012
0.6490923 0.012
0.6490923 0.017
0.6838495 0.017
0.6838495 0.024
0.7186068 0.024
0.7186068 0.022
0.753364 0.022
0.753364 0.034
0.7881212 0.034
0.7881212 0.057
0.8228784 0.057
0.8228784 0.095
0.8576356 0.095
0.8576356 0.133
0.8923929 0.133
0.8923929 0.21
0.9271501 0.21
0.9271501 0.228
0.9619073 0.228
0.9619073 0.128
0.9966645 0.128
0.9966645 0
EOD
set terminal svg noenhanced fixed size 800,330 font 'DejaVu Sans,13' rounded background '#FFFFFF'
set output '/dev/null'
set border 3 linecolor rgb '#9A9A9A' linewidth 0.8
plot [0:1] [0:1] NaN notitle
set output 'scores.svg'
set multiplot
unset label; unset arrow; unset key; unset logscale
set label title at screen 0.0175,screen 0.9454545 left font 'DejaVu Sans:Bold,16' textcolor rgb '#222222' front
set lmargin at screen 0.064; set rmargin at screen 0.97; set bmargin at screen 0.169697; set tmargin at screen 0.8060606
set border 3 linecolor rgb '#9A9A9A' linewidth 0.8
set tics nomirror out scale 0.5,0.25 textcolor rgb '#5A5A5A'
set xrange [-0.7411964:0.9966645]
set format x '%.1f'
set xtics 0.5
set yrange [0:0.2923077]
set format y '%.2f'
set ytics 0.05
set grid noxtics ytics back linetype 1 dashtype 1 linecolor rgb '#E6E6E6' linewidth 0.7
set label 'share of pairs in each of 50 bins' at screen 0.0175,screen 0.8575758 left font 'DejaVu Sans,13' textcolor rgb '#5A5A5A' front
set label 'cosine similarity' at screen 0.517,screen 0.04242424 center font 'DejaVu Sans,13' textcolor rgb '#5A5A5A' front
set arrow from first 0.6359644, graph 0 to first 0.6359644, graph 1 nohead back linetype 1 dashtype 2 linecolor rgb '#8A8A8A' linewidth 1
set label 'threshold 0.636' at screen 0.774456,screen 0.7818182 right font 'DejaVu Sans,12' textcolor rgb '#5A5A5A' front
set errorbars 0
set label 'different people (1,000)' at screen 0.3533,screen 0.3075279 right font 'DejaVu Sans,13' textcolor rgb '#D55E00' front
set label 'same person (1,000)' at screen 0.77975,screen 0.6993939 left font 'DejaVu Sans,13' textcolor rgb '#0072B2' front
plot $data_0_0 using 1:2 with filledcurves y=0 fillstyle solid noborder linecolor rgb '#B3D55E00' notitle, \
  $data_0_0 using 1:2 with lines linecolor rgb '#D55E00' linewidth 1.5 notitle, \
  $data_0_1 using 1:2 with filledcurves y=0 fillstyle solid noborder linecolor rgb '#B30072B2' notitle, \
  $data_0_1 using 1:2 with lines linecolor rgb '#0072B2' linewidth 1.5 notitle
unset multiplot
unset output
set terminal pngcairo noenhanced size 1600,660 font 'DejaVu Sans,13' rounded fontscale 1.5 linewidth 2 pointscale 2 background '#FFFFFF'
set output 'scores.png'
set multiplot
unset label; unset arrow; unset key; unset logscale
set label title at screen 0.0175,screen 0.9454545 left font 'DejaVu Sans:Bold,16' textcolor rgb '#222222' front
set lmargin at screen 0.064; set rmargin at screen 0.97; set bmargin at screen 0.169697; set tmargin at screen 0.8060606
set border 3 linecolor rgb '#9A9A9A' linewidth 0.8
set tics nomirror out scale 0.5,0.25 textcolor rgb '#5A5A5A'
set xrange [-0.7411964:0.9966645]
set format x '%.1f'
set xtics 0.5
set yrange [0:0.2923077]
set format y '%.2f'
set ytics 0.05
set grid noxtics ytics back linetype 1 dashtype 1 linecolor rgb '#E6E6E6' linewidth 0.7
set label 'share of pairs in each of 50 bins' at screen 0.0175,screen 0.8575758 left font 'DejaVu Sans,13' textcolor rgb '#5A5A5A' front
set label 'cosine similarity' at screen 0.517,screen 0.04242424 center font 'DejaVu Sans,13' textcolor rgb '#5A5A5A' front
set arrow from first 0.6359644, graph 0 to first 0.6359644, graph 1 nohead back linetype 1 dashtype 2 linecolor rgb '#8A8A8A' linewidth 1
set label 'threshold 0.636' at screen 0.774456,screen 0.7818182 right font 'DejaVu Sans,12' textcolor rgb '#5A5A5A' front
set errorbars 0
set label 'different people (1,000)' at screen 0.3533,screen 0.3075279 right font 'DejaVu Sans,13' textcolor rgb '#D55E00' front
set label 'same person (1,000)' at screen 0.77975,screen 0.6993939 left font 'DejaVu Sans,13' textcolor rgb '#0072B2' front
plot $data_0_0 using 1:2 with filledcurves y=0 fillstyle solid noborder linecolor rgb '#B3D55E00' notitle, \
  $data_0_0 using 1:2 with lines linecolor rgb '#D55E00' linewidth 1.5 notitle, \
  $data_0_1 using 1:2 with filledcurves y=0 fillstyle solid noborder linecolor rgb '#B30072B2' notitle, \
  $data_0_1 using 1:2 with lines linecolor rgb '#0072B2' linewidth 1.5 notitle
unset multiplot
unset output
