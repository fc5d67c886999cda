# Drawn by workbench; charts 1. Run `gnuplot -d comparison.gp` to draw it again.
reset
set encoding utf8
title = 'Comparison'
alternative = 'AUC of each arm: softmax 0.910 (0.899–0.921), unit-softmax 0.913 (0.904–0.921), cos-face 0.913 (0.909–0.917), arc-face …'
$data_0_0 << EOD
0.91436 0 0.9078586 0.9208614
0.9197093 1 0.9160664 0.9233522
0.9131373 2 0.9091652 0.9171095
0.9126747 3 0.9041577 0.9211916
0.910056 4 0.8989171 0.9211949
EOD
set terminal svg noenhanced fixed size 800,256 font 'DejaVu Sans,13' rounded background '#FFFFFF'
set output '/dev/null'
set border 3 linecolor rgb '#9A9A9A' linewidth 0.8
plot [0:1] [0:1] NaN notitle
set output 'comparison.svg'
set multiplot
unset label; unset arrow; unset key; unset logscale
set label title at screen 0.0175,screen 0.9296875 left font 'DejaVu Sans:Bold,16' textcolor rgb '#222222' front
set lmargin at screen 0.152; set rmargin at screen 0.78475; set bmargin at screen 0.21875; set tmargin at screen 0.8359375
set border 1 linecolor rgb '#9A9A9A' linewidth 0.8
set tics nomirror out scale 0.5,0.25 textcolor rgb '#5A5A5A'
set xrange [0.6:1]
set format x '%.1f'
set xtics 0.1
set yrange [-0.6:4.6]
set format y ''
unset ytics
set grid xtics noytics back linetype 1 dashtype 1 linecolor rgb '#E6E6E6' linewidth 0.7
set label 'sphere-face' at screen 0.137,screen 0.2899639 right font 'DejaVu Sans,13' textcolor rgb '#222222' front
set label 'arc-face' at screen 0.137,screen 0.4086538 right font 'DejaVu Sans,13' textcolor rgb '#222222' front
set label 'cos-face' at screen 0.137,screen 0.5273438 right font 'DejaVu Sans,13' textcolor rgb '#222222' front
set label 'unit-softmax' at screen 0.137,screen 0.6460337 right font 'DejaVu Sans,13' textcolor rgb '#222222' front
set label 'softmax' at screen 0.137,screen 0.7647236 right font 'DejaVu Sans,13' textcolor rgb '#222222' front
set label '0.914 (0.908–0.921)' at screen 0.80225,screen 0.2899639 left font 'DejaVu Sans,13' textcolor rgb '#222222' front
set label '0.920 (0.916–0.923)' at screen 0.80225,screen 0.4086538 left font 'DejaVu Sans,13' textcolor rgb '#222222' front
set label '0.913 (0.909–0.917)' at screen 0.80225,screen 0.5273438 left font 'DejaVu Sans,13' textcolor rgb '#222222' front
set label '0.913 (0.904–0.921)' at screen 0.80225,screen 0.6460337 left font 'DejaVu Sans,13' textcolor rgb '#222222' front
set label '0.910 (0.899–0.921)' at screen 0.80225,screen 0.7647236 left font 'DejaVu Sans,13' textcolor rgb '#222222' front
set label 'AUC, with its 95 % interval' at screen 0.468375,screen 0.0546875 center font 'DejaVu Sans,13' textcolor rgb '#5A5A5A' front
set arrow from first 0.654092, graph 0 to first 0.654092, graph 1 nohead back linetype 1 dashtype 2 linecolor rgb '#8A8A8A' linewidth 1
set label 'raw pixels' at screen 0.2450668,screen 0.8046875 left font 'DejaVu Sans,12' textcolor rgb '#5A5A5A' front
set errorbars 0
plot $data_0_0 using 1:2:3:4 with xerrorbars pointtype 7 pointsize 0.9 linecolor rgb '#0072B2' linewidth 2 notitle
unset multiplot
unset output
set terminal pngcairo noenhanced size 1600,512 font 'DejaVu Sans,13' rounded fontscale 1.5 linewidth 2 pointscale 2 background '#FFFFFF'
set output 'comparison.png'
set multiplot
unset label; unset arrow; unset key; unset logscale
set label title at screen 0.0175,screen 0.9296875 left font 'DejaVu Sans:Bold,16' textcolor rgb '#222222' front
set lmargin at screen 0.152; set rmargin at screen 0.78475; set bmargin at screen 0.21875; set tmargin at screen 0.8359375
set border 1 linecolor rgb '#9A9A9A' linewidth 0.8
set tics nomirror out scale 0.5,0.25 textcolor rgb '#5A5A5A'
set xrange [0.6:1]
set format x '%.1f'
set xtics 0.1
set yrange [-0.6:4.6]
set format y ''
unset ytics
set grid xtics noytics back linetype 1 dashtype 1 linecolor rgb '#E6E6E6' linewidth 0.7
set label 'sphere-face' at screen 0.137,screen 0.2899639 right font 'DejaVu Sans,13' textcolor rgb '#222222' front
set label 'arc-face' at screen 0.137,screen 0.4086538 right font 'DejaVu Sans,13' textcolor rgb '#222222' front
set label 'cos-face' at screen 0.137,screen 0.5273438 right font 'DejaVu Sans,13' textcolor rgb '#222222' front
set label 'unit-softmax' at screen 0.137,screen 0.6460337 right font 'DejaVu Sans,13' textcolor rgb '#222222' front
set label 'softmax' at screen 0.137,screen 0.7647236 right font 'DejaVu Sans,13' textcolor rgb '#222222' front
set label '0.914 (0.908–0.921)' at screen 0.80225,screen 0.2899639 left font 'DejaVu Sans,13' textcolor rgb '#222222' front
set label '0.920 (0.916–0.923)' at screen 0.80225,screen 0.4086538 left font 'DejaVu Sans,13' textcolor rgb '#222222' front
set label '0.913 (0.909–0.917)' at screen 0.80225,screen 0.5273438 left font 'DejaVu Sans,13' textcolor rgb '#222222' front
set label '0.913 (0.904–0.921)' at screen 0.80225,screen 0.6460337 left font 'DejaVu Sans,13' textcolor rgb '#222222' front
set label '0.910 (0.899–0.921)' at screen 0.80225,screen 0.7647236 left font 'DejaVu Sans,13' textcolor rgb '#222222' front
set label 'AUC, with its 95 % interval' at screen 0.468375,screen 0.0546875 center font 'DejaVu Sans,13' textcolor rgb '#5A5A5A' front
set arrow from first 0.654092, graph 0 to first 0.654092, graph 1 nohead back linetype 1 dashtype 2 linecolor rgb '#8A8A8A' linewidth 1
set label 'raw pixels' at screen 0.2450668,screen 0.8046875 left font 'DejaVu Sans,12' textcolor rgb '#5A5A5A' front
set errorbars 0
plot $data_0_0 using 1:2:3:4 with xerrorbars pointtype 7 pointsize 0.9 linecolor rgb '#0072B2' linewidth 2 notitle
unset multiplot
unset output
