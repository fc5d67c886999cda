# Drawn by workbench; charts 1. Run `gnuplot -d write-up-scores.gp` to draw it again.
reset
set encoding utf8
title = 'Scores of pairs'
alternative = 'Histograms of cosine similarity for pairs of different people and of the same person. The threshold is a cosine similar…'
$data_0_0 << EOD
-0.7065764 0
-0.7065764 0.002
-0.6728751 0.002
-0.6728751 0
-0.6391738 0
-0.6391738 0.002
-0.6054725 0.002
-0.6054725 0.008
-0.5717712 0.008
-0.5717712 0.008
-0.5380699 0.008
-0.5380699 0.01
-0.5043686 0.01
-0.5043686 0.012
-0.4706673 0.012
-0.4706673 0.01
-0.436966 0.01
-0.436966 0.018
-0.4032647 0.018
-0.4032647 0.018
-0.3695634 0.018
-0.3695634 0.03
-0.3358621 0.03
-0.3358621 0.016
-0.3021608 0.016
-0.3021608 0.024
-0.2684595 0.024
-0.2684595 0.03
-0.2347582 0.03
-0.2347582 0.042
-0.2010569 0.042
-0.2010569 0.038
-0.1673556 0.038
-0.1673556 0.038
-0.1336543 0.038
-0.1336543 0.036
-0.09995298 0.036
-0.09995298 0.044
-0.06625168 0.044
-0.06625168 0.02
-0.03255038 0.02
-0.03255038 0.032
0.001150926 0.032
0.001150926 0.044
0.03485223 0.044
0.03485223 0.048
0.06855353 0.048
0.06855353 0.03
0.1022548 0.03
0.1022548 0.034
0.1359561 0.034
0.1359561 0.048
0.1696574 0.048
0.1696574 0.042
0.2033587 0.042
0.2033587 0.05
0.23706 0.05
0.23706 0.028
0.2707613 0.028
0.2707613 0.026
0.3044626 0.026
0.3044626 0.034
0.3381639 0.034
0.3381639 0.012
0.3718652 0.012
0.3718652 0.024
0.4055666 0.024
0.4055666 0.02
0.4392679 0.02
0.4392679 0.01
0.4729692 0.01
0.4729692 0.016
0.5066705 0.016
0.5066705 0.02
0.5403718 0.02
0.5403718 0.014
0.5740731 0.014
0.5740731 0.01
0.6077744 0.01
0.6077744 0.016
0.6414757 0.016
0.6414757 0.014
0.675177 0.014
0.675177 0.006
0.7088783 0.006
0.7088783 0.002
0.7425796 0.002
0.7425796 0.01
0.7762809 0.01
0.7762809 0.002
0.8099822 0.002
0.8099822 0.002
0.8436835 0.002
0.8436835 0
0.8773848 0
0.8773848 0
0.9110861 0
0.9110861 0
0.9447874 0
0.9447874 0
0.9784887 0
0.9784887 0
EOD
$data_0_1 << EOD
-0.7065764 0
-0.7065764 0
-0.6728751 0
-0.6728751 0
-0.6391738 0
-0.6391738 0
-0.6054725 0
-0.6054725 0
-0.5717712 0
-0.5717712 0
-0.5380699 0
-0.5380699 0
-0.5043686 0
-0.5043686 0
-0.4706673 0
-0.4706673 0
-0.436966 0
-0.436966 0
-0.4032647 0
-0.4032647 0
-0.3695634 0
-0.3695634 0
-0.3358621 0
-0.3358621 0
-0.3021608 0
-0.3021608 0.002
-0.2684595 0.002
-0.2684595 0
-0.2347582 0
-0.2347582 0
-0.2010569 0
-0.2010569 0
-0.1673556 0
-0.1673556 0
-0.1336543 0
-0.1336543 0
-0.09995298 0
-0.09995298 0
-0.06625168 0
-0.06625168 0
-0.03255038 0
-0.03255038 0.002
0.001150926 0.002
0.001150926 0.002
0.03485223 0.002
0.03485223 0.002
0.06855353 0.002
0.06855353 0.006
0.1022548 0.006
0.1022548 0.002
0.1359561 0.002
0.1359561 0.002
0.1696574 0.002
0.1696574 0.006
0.2033587 0.006
0.2033587 0.004
0.23706 0.004
0.23706 0.014
0.2707613 0.014
0.2707613 0.016
0.3044626 0.016
0.3044626 0.006
0.3381639 0.006
0.3381639 0.014
0.3718652 0.014
0.3718652 0.004
0.4055666 0.004
0.4055666 0.02
0.4392679 0.02
0.4392679 0.032
0.4729692 0.032
0.4729692 0.03
0.5066705 0.03
0.5066705 0.04
0.5403718 0.04
0.5403718 0.028
0.5740731 0.028
0.5740731 0.036
0.6077744 0.036
0.6077744 0.06
0.6414757 0.06
0.6414757 0.062
0.675177 0.062
0.675177 0.076
0.7088783 0.076
0.7088783 0.076
0.7425796 0.076
0.7425796 0.06
0.7762809 0.06
0.7762809 0.11
0.8099822 0.11
0.8099822 0.094
0.8436835 0.094
0.8436835 0.064
0.8773848 0.064
0.8773848 0.074
0.9110861 0.074
0.9110861 0.032
0.9447874 0.032
0.9447874 0.024
0.9784887 0.024
0.9784887 0
EOD
set terminal svg noenhanced fixed size 400,290 font 'DejaVu Sans,13' rounded background '#FFFFFF'
set output '/dev/null'
set border 3 linecolor rgb '#9A9A9A' linewidth 0.8
plot [0:1] [0:1] NaN notitle
set output 'write-up-scores.svg'
set multiplot
unset label; unset arrow; unset key; unset logscale
set label title at screen 0.035,screen 0.937931 left font 'DejaVu Sans:Bold,16' textcolor rgb '#222222' front
set lmargin at screen 0.128; set rmargin at screen 0.94; set bmargin at screen 0.1931034; set tmargin at screen 0.7793103
set border 3 linecolor rgb '#9A9A9A' linewidth 0.8
set tics nomirror out scale 0.5,0.25 textcolor rgb '#5A5A5A'
set xrange [-0.7065764:0.9784887]
set format x '%.0f'
set xtics 1
set yrange [0:0.1410256]
set format y '%.2f'
set ytics 0.05
set grid noxtics ytics back linetype 1 dashtype 1 linecolor rgb '#E6E6E6' linewidth 0.7
set label 'share of pairs in each of 50 bins' at screen 0.035,screen 0.837931 left font 'DejaVu Sans,13' textcolor rgb '#5A5A5A' front
set label 'cosine similarity' at screen 0.534,screen 0.04827586 center font 'DejaVu Sans,13' textcolor rgb '#5A5A5A' front
set arrow from first 0.4218856, graph 0 to first 0.4218856, graph 1 nohead back linetype 1 dashtype 2 linecolor rgb '#8A8A8A' linewidth 1
set label 'threshold 0.422' at screen 0.6567838,screen 0.7517241 right font 'DejaVu Sans,12' textcolor rgb '#5A5A5A' front
set errorbars 0
set label 'different people' at screen 0.60148,screen 0.4388715 right font 'DejaVu Sans,13' textcolor rgb '#D55E00' front
set label 'same person' at screen 0.7155,screen 0.6882759 left font 'DejaVu Sans,13' textcolor rgb '#0072B2' front
plot $data_0_0 using 1:2 with filledcurves y=0 fillstyle solid noborder linecolor rgb '#B3D55E00' notitle, \
  $data_0_0 using 1:2 with lines linecolor rgb '#D55E00' linewidth 1.5 notitle, \
  $data_0_1 using 1:2 with filledcurves y=0 fillstyle solid noborder linecolor rgb '#B30072B2' notitle, \
  $data_0_1 using 1:2 with lines linecolor rgb '#0072B2' linewidth 1.5 notitle
unset multiplot
unset output
set terminal pngcairo noenhanced size 800,580 font 'DejaVu Sans,13' rounded fontscale 1.5 linewidth 2 pointscale 2 background '#FFFFFF'
set output 'write-up-scores.png'
set multiplot
unset label; unset arrow; unset key; unset logscale
set label title at screen 0.035,screen 0.937931 left font 'DejaVu Sans:Bold,16' textcolor rgb '#222222' front
set lmargin at screen 0.128; set rmargin at screen 0.94; set bmargin at screen 0.1931034; set tmargin at screen 0.7793103
set border 3 linecolor rgb '#9A9A9A' linewidth 0.8
set tics nomirror out scale 0.5,0.25 textcolor rgb '#5A5A5A'
set xrange [-0.7065764:0.9784887]
set format x '%.0f'
set xtics 1
set yrange [0:0.1410256]
set format y '%.2f'
set ytics 0.05
set grid noxtics ytics back linetype 1 dashtype 1 linecolor rgb '#E6E6E6' linewidth 0.7
set label 'share of pairs in each of 50 bins' at screen 0.035,screen 0.837931 left font 'DejaVu Sans,13' textcolor rgb '#5A5A5A' front
set label 'cosine similarity' at screen 0.534,screen 0.04827586 center font 'DejaVu Sans,13' textcolor rgb '#5A5A5A' front
set arrow from first 0.4218856, graph 0 to first 0.4218856, graph 1 nohead back linetype 1 dashtype 2 linecolor rgb '#8A8A8A' linewidth 1
set label 'threshold 0.422' at screen 0.6567838,screen 0.7517241 right font 'DejaVu Sans,12' textcolor rgb '#5A5A5A' front
set errorbars 0
set label 'different people' at screen 0.60148,screen 0.4388715 right font 'DejaVu Sans,13' textcolor rgb '#D55E00' front
set label 'same person' at screen 0.7155,screen 0.6882759 left font 'DejaVu Sans,13' textcolor rgb '#0072B2' front
plot $data_0_0 using 1:2 with filledcurves y=0 fillstyle solid noborder linecolor rgb '#B3D55E00' notitle, \
  $data_0_0 using 1:2 with lines linecolor rgb '#D55E00' linewidth 1.5 notitle, \
  $data_0_1 using 1:2 with filledcurves y=0 fillstyle solid noborder linecolor rgb '#B30072B2' notitle, \
  $data_0_1 using 1:2 with lines linecolor rgb '#0072B2' linewidth 1.5 notitle
unset multiplot
unset output
