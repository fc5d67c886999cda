# Drawn by workbench; charts 1. Run `gnuplot -d comparison.gp` to draw it again.
reset
set encoding utf8
title = 'Comparison'
alternative = 'AUC of each arm: named 0.895 (0.881–0.910), more-naming 0.900 (0.889–0.910), triplet 0.910 (0.901–0.919), prototypical …'
$data_0_0 << EOD
0.914436 0 0.9022919 0.9265801
0.909836 1 0.9005187 0.9191533
0.8995427 2 0.8888776 0.9102077
0.8953307 3 0.8809752 0.9096861
EOD
set terminal svg noenhanced fixed size 800,226 font 'DejaVu Sans,13' rounded background '#FFFFFF'
set output '/dev/null'
set border 3 linecolor rgb '#9A9A9A' linewidth 0.8
plot [0:1] [0:1] NaN notitle
set output 'comparison.svg'
set multiplot
unset label; unset arrow; unset key; unset logscale
set label title at screen 0.0175,screen 0.920354 left font 'DejaVu Sans:Bold,16' textcolor rgb '#222222' front
set lmargin at screen 0.152; set rmargin at screen 0.78475; set bmargin at screen 0.2477876; set tmargin at screen 0.8141593
set border 1 linecolor rgb '#9A9A9A' linewidth 0.8
set tics nomirror out scale 0.5,0.25 textcolor rgb '#5A5A5A'
set xrange [0.6:1]
set format x '%.1f'
set xtics 0.1
set yrange [-0.6:3.6]
set format y ''
unset ytics
set grid xtics noytics back linetype 1 dashtype 1 linecolor rgb '#E6E6E6' linewidth 0.7
set label 'prototypical' at screen 0.137,screen 0.3286979 right font 'DejaVu Sans,13' textcolor rgb '#222222' front
set label 'triplet' at screen 0.137,screen 0.4635483 right font 'DejaVu Sans,13' textcolor rgb '#222222' front
set label 'more-naming' at screen 0.137,screen 0.5983987 right font 'DejaVu Sans,13' textcolor rgb '#222222' front
set label 'named' at screen 0.137,screen 0.7332491 right font 'DejaVu Sans,13' textcolor rgb '#222222' front
set label '0.914 (0.902–0.927)' at screen 0.80225,screen 0.3286979 left font 'DejaVu Sans,13' textcolor rgb '#222222' front
set label '0.910 (0.901–0.919)' at screen 0.80225,screen 0.4635483 left font 'DejaVu Sans,13' textcolor rgb '#222222' front
set label '0.900 (0.889–0.910)' at screen 0.80225,screen 0.5983987 left font 'DejaVu Sans,13' textcolor rgb '#222222' front
set label '0.895 (0.881–0.910)' at screen 0.80225,screen 0.7332491 left font 'DejaVu Sans,13' textcolor rgb '#222222' front
set label 'AUC, with its 95 % interval' at screen 0.468375,screen 0.0619469 center font 'DejaVu Sans,13' textcolor rgb '#5A5A5A' front
set arrow from first 0.654092, graph 0 to first 0.654092, graph 1 nohead back linetype 1 dashtype 2 linecolor rgb '#8A8A8A' linewidth 1
set label 'raw pixels' at screen 0.2450668,screen 0.7787611 left font 'DejaVu Sans,12' textcolor rgb '#5A5A5A' front
set errorbars 0
plot $data_0_0 using 1:2:3:4 with xerrorbars pointtype 7 pointsize 0.9 linecolor rgb '#0072B2' linewidth 2 notitle
unset multiplot
unset output
set terminal pngcairo noenhanced size 1600,452 font 'DejaVu Sans,13' rounded fontscale 1.5 linewidth 2 pointscale 2 background '#FFFFFF'
set output 'comparison.png'
set multiplot
unset label; unset arrow; unset key; unset logscale
set label title at screen 0.0175,screen 0.920354 left font 'DejaVu Sans:Bold,16' textcolor rgb '#222222' front
set lmargin at screen 0.152; set rmargin at screen 0.78475; set bmargin at screen 0.2477876; set tmargin at screen 0.8141593
set border 1 linecolor rgb '#9A9A9A' linewidth 0.8
set tics nomirror out scale 0.5,0.25 textcolor rgb '#5A5A5A'
set xrange [0.6:1]
set format x '%.1f'
set xtics 0.1
set yrange [-0.6:3.6]
set format y ''
unset ytics
set grid xtics noytics back linetype 1 dashtype 1 linecolor rgb '#E6E6E6' linewidth 0.7
set label 'prototypical' at screen 0.137,screen 0.3286979 right font 'DejaVu Sans,13' textcolor rgb '#222222' front
set label 'triplet' at screen 0.137,screen 0.4635483 right font 'DejaVu Sans,13' textcolor rgb '#222222' front
set label 'more-naming' at screen 0.137,screen 0.5983987 right font 'DejaVu Sans,13' textcolor rgb '#222222' front
set label 'named' at screen 0.137,screen 0.7332491 right font 'DejaVu Sans,13' textcolor rgb '#222222' front
set label '0.914 (0.902–0.927)' at screen 0.80225,screen 0.3286979 left font 'DejaVu Sans,13' textcolor rgb '#222222' front
set label '0.910 (0.901–0.919)' at screen 0.80225,screen 0.4635483 left font 'DejaVu Sans,13' textcolor rgb '#222222' front
set label '0.900 (0.889–0.910)' at screen 0.80225,screen 0.5983987 left font 'DejaVu Sans,13' textcolor rgb '#222222' front
set label '0.895 (0.881–0.910)' at screen 0.80225,screen 0.7332491 left font 'DejaVu Sans,13' textcolor rgb '#222222' front
set label 'AUC, with its 95 % interval' at screen 0.468375,screen 0.0619469 center font 'DejaVu Sans,13' textcolor rgb '#5A5A5A' front
set arrow from first 0.654092, graph 0 to first 0.654092, graph 1 nohead back linetype 1 dashtype 2 linecolor rgb '#8A8A8A' linewidth 1
set label 'raw pixels' at screen 0.2450668,screen 0.7787611 left font 'DejaVu Sans,12' textcolor rgb '#5A5A5A' front
set errorbars 0
plot $data_0_0 using 1:2:3:4 with xerrorbars pointtype 7 pointsize 0.9 linecolor rgb '#0072B2' linewidth 2 notitle
unset multiplot
unset output
