# Drawn by workbench; charts 1. Run `gnuplot -d scores.gp` to draw it again.
reset
set encoding utf8
title = 'Scores of pairs'
alternative = 'Histograms of cosine similarity for pairs of different people and of the same person. The threshold is a cosine similar…'
$data_0_0 << EOD
-0.8628773 0
-0.8628773 0.001
-0.8257413 0.001
-0.8257413 0.001
-0.7886052 0.001
-0.7886052 0.001
-0.7514691 0.001
-0.7514691 0.002
-0.7143331 0.002
-0.7143331 0.004
-0.677197 0.004
-0.677197 0.01
-0.640061 0.01
-0.640061 0.002
-0.6029249 0.002
-0.6029249 0.009
-0.5657889 0.009
-0.5657889 0.009
-0.5286528 0.009
-0.5286528 0.013
-0.4915168 0.013
-0.4915168 0.019
-0.4543807 0.019
-0.4543807 0.03
-0.4172447 0.03
-0.4172447 0.019
-0.3801086 0.019
-0.3801086 0.04
-0.3429726 0.04
-0.3429726 0.034
-0.3058365 0.034
-0.3058365 0.039
-0.2687005 0.039
-0.2687005 0.043
-0.2315644 0.043
-0.2315644 0.031
-0.1944284 0.031
-0.1944284 0.035
-0.1572923 0.035
-0.1572923 0.055
-0.1201563 0.055
-0.1201563 0.031
-0.0830202 0.031
-0.0830202 0.041
-0.04588415 0.041
-0.04588415 0.028
-0.008748098 0.028
-0.008748098 0.036
0.02838795 0.036
0.02838795 0.038
0.06552401 0.038
0.06552401 0.042
0.1026601 0.042
0.1026601 0.035
0.1397961 0.035
0.1397961 0.033
0.1769322 0.033
0.1769322 0.034
0.2140682 0.034
0.2140682 0.022
0.2512043 0.022
0.2512043 0.029
0.2883403 0.029
0.2883403 0.027
0.3254764 0.027
0.3254764 0.026
0.3626124 0.026
0.3626124 0.021
0.3997485 0.021
0.3997485 0.011
0.4368845 0.011
0.4368845 0.012
0.4740206 0.012
0.4740206 0.019
0.5111566 0.019
0.5111566 0.02
0.5482927 0.02
0.5482927 0.013
0.5854287 0.013
0.5854287 0.011
0.6225648 0.011
0.6225648 0.014
0.6597008 0.014
0.6597008 0.008
0.6968369 0.008
0.6968369 0.008
0.733973 0.008
0.733973 0.008
0.771109 0.008
0.771109 0.007
0.8082451 0.007
0.8082451 0.013
0.8453811 0.013
0.8453811 0.009
0.8825172 0.009
0.8825172 0.006
0.9196532 0.006
0.9196532 0.001
0.9567893 0.001
0.9567893 0
0.9939253 0
0.9939253 0
EOD
$data_0_1 << EOD
-0.8628773 0
-0.8628773 0
-0.8257413 0
-0.8257413 0
-0.7886052 0
-0.7886052 0
-0.7514691 0
-0.7514691 0
-0.7143331 0
-0.7143331 0
-0.677197 0
-0.677197 0
-0.640061 0
-0.640061 0
-0.6029249 0
-0.6029249 0
-0.5657889 0
-0.5657889 0
-0.5286528 0
-0.5286528 0
-0.4915168 0
-0.4915168 0
-0.4543807 0
-0.4543807 0
-0.4172447 0
-0.4172447 0
-0.3801086 0
-0.3801086 0
-0.3429726 0
-0.3429726 0
-0.3058365 0
-0.3058365 0
-0.2687005 0
-0.2687005 0
-0.2315644 0
-0.2315644 0
-0.1944284 0
-0.1944284 0
-0.1572923 0
-0.1572923 0
-0.1201563 0
-0.1201563 0
-0.0830202 0
-0.0830202 0
-0.04588415 0
-0.04588415 0
-0.008748098 0
-0.008748098 0
0.02838795 0
0.02838795 0.001
0.06552401 0.001
0.06552401 0
0.1026601 0
0.1026601 0
0.1397961 0
0.1397961 0
0.1769322 0
0.1769322 0
0.2140682 0
0.2140682 0
0.2512043 0
0.2512043 0
0.2883403 0
0.2883403 0.001
0.3254764 0.001
0.3254764 0.001
0.3626124 0.001
0.3626124 0.002
0.3997485 0.002
0.3997485 0.001
0.4368845 0.001
0.4368845 0.002
0.4740206 0.002
0.4740206 0.003
0.5111566 0.003
0.5111566 0.008
0.5482927 0.008
0.5482927 0.004
0.5854287 0.004
0.5854287 0.011
0.6225648 0.011
0.6225648 0.014
0.6597008 0.014
0.6597008 0.024
0.6968369 0.024
0.6968369 0.032
0.733973 0.032
0.733973 0.043
0.771109 0.043
0.771109 0.071
0.8082451 0.071
0.8082451 0.09
0.8453811 0.09
0.8453811 0.136
0.8825172 0.136
0.8825172 0.189
0.9196532 0.189
0.9196532 0.235
0.9567893 0.235
0.9567893 0.132
0.9939253 0.132
0.9939253 0
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
set xrange [-0.8628773:0.9939253]
set format x '%.1f'
set xtics 0.5
set yrange [0:0.3012821]
set format y '%.2f'
set ytics 0.05
set grid noxtics ytics back linetype 1 dashtype 1 linecolor rgb '#E6E6E6' linewidth 0.7
set label 'share of pairs in each of 50 bins' at screen 0.0175,screen 0.8575758 left font 'DejaVu Sans,13' textcolor rgb '#5A5A5A' front
set label 'cosine similarity' at screen 0.517,screen 0.04242424 center font 'DejaVu Sans,13' textcolor rgb '#5A5A5A' front
set arrow from first 0.6156155, graph 0 to first 0.6156155, graph 1 nohead back linetype 1 dashtype 2 linecolor rgb '#8A8A8A' linewidth 1
set label 'threshold 0.616' at screen 0.7779092,screen 0.7818182 right font 'DejaVu Sans,12' textcolor rgb '#5A5A5A' front
set errorbars 0
set label 'different people (1,000)' at screen 0.42578,screen 0.3192005 right font 'DejaVu Sans,13' textcolor rgb '#D55E00' front
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
set xrange [-0.8628773:0.9939253]
set format x '%.1f'
set xtics 0.5
set yrange [0:0.3012821]
set format y '%.2f'
set ytics 0.05
set grid noxtics ytics back linetype 1 dashtype 1 linecolor rgb '#E6E6E6' linewidth 0.7
set label 'share of pairs in each of 50 bins' at screen 0.0175,screen 0.8575758 left font 'DejaVu Sans,13' textcolor rgb '#5A5A5A' front
set label 'cosine similarity' at screen 0.517,screen 0.04242424 center font 'DejaVu Sans,13' textcolor rgb '#5A5A5A' front
set arrow from first 0.6156155, graph 0 to first 0.6156155, graph 1 nohead back linetype 1 dashtype 2 linecolor rgb '#8A8A8A' linewidth 1
set label 'threshold 0.616' at screen 0.7779092,screen 0.7818182 right font 'DejaVu Sans,12' textcolor rgb '#5A5A5A' front
set errorbars 0
set label 'different people (1,000)' at screen 0.42578,screen 0.3192005 right font 'DejaVu Sans,13' textcolor rgb '#D55E00' front
set label 'same person (1,000)' at screen 0.77975,screen 0.6993939 left font 'DejaVu Sans,13' textcolor rgb '#0072B2' front
plot $data_0_0 using 1:2 with filledcurves y=0 fillstyle solid noborder linecolor rgb '#B3D55E00' notitle, \
  $data_0_0 using 1:2 with lines linecolor rgb '#D55E00' linewidth 1.5 notitle, \
  $data_0_1 using 1:2 with filledcurves y=0 fillstyle solid noborder linecolor rgb '#B30072B2' notitle, \
  $data_0_1 using 1:2 with lines linecolor rgb '#0072B2' linewidth 1.5 notitle
unset multiplot
unset output
