# Drawn by workbench; charts 1. Run `gnuplot -d scores.gp` to draw it again.
reset
set encoding utf8
title = 'Scores of pairs'
alternative = 'Histograms of cosine similarity for pairs of different people and of the same person. The threshold is 0.433.'
$data_0_0 << EOD
-0.6825349 0
-0.6825349 0.002
-0.6492627 0.002
-0.6492627 0
-0.6159905 0
-0.6159905 0.004
-0.5827183 0.004
-0.5827183 0.004
-0.5494461 0.004
-0.5494461 0.014
-0.5161739 0.014
-0.5161739 0.008
-0.4829017 0.008
-0.4829017 0.008
-0.4496295 0.008
-0.4496295 0.014
-0.4163573 0.014
-0.4163573 0.018
-0.3830851 0.018
-0.3830851 0.012
-0.3498129 0.012
-0.3498129 0.024
-0.3165407 0.024
-0.3165407 0.038
-0.2832685 0.038
-0.2832685 0.03
-0.2499963 0.03
-0.2499963 0.038
-0.2167241 0.038
-0.2167241 0.04
-0.1834519 0.04
-0.1834519 0.024
-0.1501797 0.024
-0.1501797 0.044
-0.1169075 0.044
-0.1169075 0.034
-0.08363534 0.034
-0.08363534 0.032
-0.05036314 0.032
-0.05036314 0.046
-0.01709095 0.046
-0.01709095 0.026
0.01618125 0.026
0.01618125 0.038
0.04945345 0.038
0.04945345 0.038
0.08272564 0.038
0.08272564 0.038
0.1159978 0.038
0.1159978 0.044
0.14927 0.044
0.14927 0.046
0.1825422 0.046
0.1825422 0.044
0.2158144 0.044
0.2158144 0.038
0.2490866 0.038
0.2490866 0.034
0.2823588 0.034
0.2823588 0.022
0.315631 0.022
0.315631 0.024
0.3489032 0.024
0.3489032 0.024
0.3821754 0.024
0.3821754 0.02
0.4154476 0.02
0.4154476 0.026
0.4487198 0.026
0.4487198 0.018
0.481992 0.018
0.481992 0.026
0.5152642 0.026
0.5152642 0.018
0.5485364 0.018
0.5485364 0.008
0.5818086 0.008
0.5818086 0.006
0.6150808 0.006
0.6150808 0.01
0.648353 0.01
0.648353 0.004
0.6816252 0.004
0.6816252 0.002
0.7148974 0.002
0.7148974 0.006
0.7481696 0.006
0.7481696 0.004
0.7814418 0.004
0.7814418 0.002
0.814714 0.002
0.814714 0
0.8479862 0
0.8479862 0
0.8812584 0
0.8812584 0
0.9145306 0
0.9145306 0
0.9478028 0
0.9478028 0
0.9810749 0
0.9810749 0
EOD
$data_0_1 << EOD
-0.6825349 0
-0.6825349 0
-0.6492627 0
-0.6492627 0
-0.6159905 0
-0.6159905 0
-0.5827183 0
-0.5827183 0
-0.5494461 0
-0.5494461 0
-0.5161739 0
-0.5161739 0
-0.4829017 0
-0.4829017 0
-0.4496295 0
-0.4496295 0
-0.4163573 0
-0.4163573 0
-0.3830851 0
-0.3830851 0
-0.3498129 0
-0.3498129 0
-0.3165407 0
-0.3165407 0
-0.2832685 0
-0.2832685 0
-0.2499963 0
-0.2499963 0
-0.2167241 0
-0.2167241 0
-0.1834519 0
-0.1834519 0
-0.1501797 0
-0.1501797 0
-0.1169075 0
-0.1169075 0.002
-0.08363534 0.002
-0.08363534 0
-0.05036314 0
-0.05036314 0
-0.01709095 0
-0.01709095 0.002
0.01618125 0.002
0.01618125 0
0.04945345 0
0.04945345 0.002
0.08272564 0.002
0.08272564 0.004
0.1159978 0.004
0.1159978 0.008
0.14927 0.008
0.14927 0.01
0.1825422 0.01
0.1825422 0.01
0.2158144 0.01
0.2158144 0.008
0.2490866 0.008
0.2490866 0.012
0.2823588 0.012
0.2823588 0.01
0.315631 0.01
0.315631 0.006
0.3489032 0.006
0.3489032 0.014
0.3821754 0.014
0.3821754 0.016
0.4154476 0.016
0.4154476 0.028
0.4487198 0.028
0.4487198 0.028
0.481992 0.028
0.481992 0.018
0.5152642 0.018
0.5152642 0.032
0.5485364 0.032
0.5485364 0.04
0.5818086 0.04
0.5818086 0.068
0.6150808 0.068
0.6150808 0.06
0.648353 0.06
0.648353 0.054
0.6816252 0.054
0.6816252 0.072
0.7148974 0.072
0.7148974 0.07
0.7481696 0.07
0.7481696 0.082
0.7814418 0.082
0.7814418 0.094
0.814714 0.094
0.814714 0.082
0.8479862 0.082
0.8479862 0.078
0.8812584 0.078
0.8812584 0.05
0.9145306 0.05
0.9145306 0.028
0.9478028 0.028
0.9478028 0.012
0.9810749 0.012
0.9810749 0
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
set xrange [-0.6825349:0.9810749]
set format x '%.1f'
set xtics 0.5
set yrange [0:0.1205128]
set format y '%.2f'
set ytics 0.02
set grid noxtics ytics back linetype 1 dashtype 1 linecolor rgb '#E6E6E6' linewidth 0.7
set label 'share of pairs in each of 50 bins' at screen 0.0175,screen 0.8575758 left font 'DejaVu Sans,13' textcolor rgb '#5A5A5A' front
set label 'cosine similarity' at screen 0.517,screen 0.04242424 center font 'DejaVu Sans,13' textcolor rgb '#5A5A5A' front
set arrow from first 0.4331545, graph 0 to first 0.4331545, graph 1 nohead back linetype 1 dashtype 2 linecolor rgb '#8A8A8A' linewidth 1
set label 'threshold 0.433' at screen 0.6641032,screen 0.7818182 right font 'DejaVu Sans,12' textcolor rgb '#5A5A5A' front
set errorbars 0
set label 'different people (500)' at screen 0.42578,screen 0.4459317 right font 'DejaVu Sans,13' textcolor rgb '#D55E00' front
set label 'same person (500)' at screen 0.79925,screen 0.6993939 left font 'DejaVu Sans,13' textcolor rgb '#0072B2' front
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
set xrange [-0.6825349:0.9810749]
set format x '%.1f'
set xtics 0.5
set yrange [0:0.1205128]
set format y '%.2f'
set ytics 0.02
set grid noxtics ytics back linetype 1 dashtype 1 linecolor rgb '#E6E6E6' linewidth 0.7
set label 'share of pairs in each of 50 bins' at screen 0.0175,screen 0.8575758 left font 'DejaVu Sans,13' textcolor rgb '#5A5A5A' front
set label 'cosine similarity' at screen 0.517,screen 0.04242424 center font 'DejaVu Sans,13' textcolor rgb '#5A5A5A' front
set arrow from first 0.4331545, graph 0 to first 0.4331545, graph 1 nohead back linetype 1 dashtype 2 linecolor rgb '#8A8A8A' linewidth 1
set label 'threshold 0.433' at screen 0.6641032,screen 0.7818182 right font 'DejaVu Sans,12' textcolor rgb '#5A5A5A' front
set errorbars 0
set label 'different people (500)' at screen 0.42578,screen 0.4459317 right font 'DejaVu Sans,13' textcolor rgb '#D55E00' front
set label 'same person (500)' at screen 0.79925,screen 0.6993939 left font 'DejaVu Sans,13' textcolor rgb '#0072B2' front
plot $data_0_0 using 1:2 with filledcurves y=0 fillstyle solid noborder linecolor rgb '#B3D55E00' notitle, \
  $data_0_0 using 1:2 with lines linecolor rgb '#D55E00' linewidth 1.5 notitle, \
  $data_0_1 using 1:2 with filledcurves y=0 fillstyle solid noborder linecolor rgb '#B30072B2' notitle, \
  $data_0_1 using 1:2 with lines linecolor rgb '#0072B2' linewidth 1.5 notitle
unset multiplot
unset output
