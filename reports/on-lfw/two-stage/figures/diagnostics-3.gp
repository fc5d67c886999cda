# Drawn by workbench; charts 1. Run `gnuplot -d diagnostics-3.gp` to draw it again.
reset
set encoding utf8
title = 'Diagnostics'
alternative = 'Diagnostics of the training by epoch. Does it tell people apart? the mean cosine is 0.650 to the own class and 0.0885 t…'
$data_0_0 << EOD
0.02272727 0.546614
0.25 0.5482434
0.4772727 0.5375787
0.7045455 0.5659648
0.9318182 0.600439
1.022727 0.565344
1.25 0.5404418
1.477273 0.5406817
1.704545 0.568336
1.931818 0.5847716
2.022727 0.6455454
2.25 0.6020526
2.477273 0.6265669
2.704545 0.6396959
2.931818 0.6314779
3.022727 0.6746915
3.25 0.6615346
3.477273 0.6502604
3.704545 0.6618772
3.931818 0.6324035
4.022727 0.6449812
4.25 0.6185194
4.477273 0.6458627
4.704545 0.6391689
4.931818 0.6571957
5.022727 0.6581643
5.25 0.6717203
5.477273 0.6196257
5.704545 0.6497958
5.931818 0.652161
EOD
$data_0_1 << EOD
0.5 0.559768
1.5 0.559915
2.5 0.6290677
3.5 0.6561534
4.5 0.6411456
5.5 0.6502934
EOD
$data_0_2 << EOD
0.02272727 0.01506545
0.25 0.01455055
0.4772727 0.0163588
0.7045455 0.02057387
0.9318182 0.02559255
1.022727 0.03225285
1.25 0.03486419
1.477273 0.05665909
1.704545 0.07299865
1.931818 0.08708285
2.022727 0.09994561
2.25 0.1024686
2.477273 0.09473775
2.704545 0.1014095
2.931818 0.09057414
3.022727 0.09482072
3.25 0.09690093
3.477273 0.08627885
3.704545 0.09081739
3.931818 0.1000984
4.022727 0.08971987
4.25 0.09305756
4.477273 0.08919182
4.704545 0.08746815
4.931818 0.09690022
5.022727 0.09131769
5.25 0.08862866
5.477273 0.08542858
5.704545 0.08769869
5.931818 0.08950171
EOD
$data_0_3 << EOD
0.5 0.01842824
1.5 0.05677153
2.5 0.09782711
3.5 0.09378327
4.5 0.09126752
5.5 0.08851507
EOD
$data_1_0 << EOD
0.02272727 0.9187591
0.25 0.9189264
0.4772727 0.9304214
0.7045455 0.9035486
0.9318182 0.8693896
1.022727 0.9058487
1.25 0.9307653
1.477273 0.9199663
1.704545 0.8997108
1.931818 0.8911079
2.022727 0.8102279
2.25 0.8639361
2.477273 0.839488
2.704545 0.8207918
2.931818 0.8345171
3.022727 0.7822375
3.25 0.7971246
3.477273 0.8163096
3.704545 0.7979681
3.931818 0.8331954
4.022727 0.8158018
4.25 0.8406434
4.477273 0.813638
4.704545 0.8172262
4.931818 0.8044022
5.022727 0.8004229
5.25 0.7844369
5.477273 0.8465237
5.704545 0.8149098
5.931818 0.8113598
EOD
$data_1_1 << EOD
0.5 0.908209
1.5 0.9094798
2.5 0.8337922
3.5 0.805367
4.5 0.8183423
5.5 0.8115306
EOD
$data_1_2 << EOD
0.02272727 1.390168
0.25 1.390259
0.4772727 1.388515
0.7045455 1.385082
0.9318182 1.379965
1.022727 1.376193
1.25 1.373129
1.477273 1.358056
1.704545 1.344672
1.931818 1.334901
2.022727 1.324684
2.25 1.322602
2.477273 1.328492
2.704545 1.323351
2.931818 1.32966
3.022727 1.3276
3.25 1.325985
3.477273 1.333054
3.704545 1.331097
3.931818 1.3241
4.022727 1.330226
4.25 1.329303
4.477273 1.331067
4.704545 1.33329
4.931818 1.32766
5.022727 1.331336
5.25 1.333652
5.477273 1.334511
5.704545 1.332655
5.931818 1.332111
EOD
$data_1_3 << EOD
0.5 1.386798
1.5 1.35739
2.5 1.325758
3.5 1.328367
4.5 1.330309
5.5 1.332853
EOD
$data_2_0 << EOD
0.02272727 12.69977
0.25 12.42271
0.4772727 12.10625
0.7045455 11.85311
0.9318182 10.86285
1.022727 11.61012
1.25 10.76989
1.477273 11.23522
1.704545 10.26169
1.931818 10.63938
2.022727 10.07979
2.25 10.26898
2.477273 10.31081
2.704545 10.02039
2.931818 9.087701
3.022727 9.70603
3.25 9.680338
3.477273 9.225636
3.704545 9.855074
3.931818 9.848441
4.022727 9.183404
4.25 9.850066
4.477273 9.41529
4.704545 9.767262
4.931818 10.61107
5.022727 10.15858
5.25 10.2829
5.477273 9.762739
5.704545 9.554492
5.931818 9.917885
EOD
$data_2_1 << EOD
0.5 11.98894
1.5 10.90326
2.5 9.953535
3.5 9.663104
4.5 9.765418
5.5 9.93532
EOD
$data_3_0 << EOD
0.02272727 14.38966
0.25 14.04541
0.4772727 14.21596
0.7045455 14.19526
0.9318182 14.38113
1.022727 14.24558
1.25 14.54186
1.477273 14.33798
1.704545 14.44984
1.931818 14.46449
2.022727 14.25861
2.25 14.54907
2.477273 14.36361
2.704545 14.14944
2.931818 14.30323
3.022727 14.29107
3.25 14.3604
3.477273 14.38027
3.704545 14.06936
3.931818 13.72791
4.022727 14.19629
4.25 13.80486
4.477273 14.07255
4.704545 13.69061
4.931818 13.7947
5.022727 13.58416
5.25 13.74601
5.477273 14.02182
5.704545 13.88258
5.931818 13.73093
EOD
$data_3_1 << EOD
0.5 14.24548
1.5 14.40795
2.5 14.32479
3.5 14.1658
4.5 13.9118
5.5 13.7931
EOD
$data_4_0 << EOD
0.02272727 10
0.25 9.998951
0.4772727 9.994291
0.7045455 9.983544
0.9318182 9.969886
1.022727 9.964273
1.25 9.949824
1.477273 9.931004
1.704545 9.914329
1.931818 9.904421
2.022727 9.903138
2.25 9.907324
2.477273 9.915145
2.704545 9.923073
2.931818 9.930033
3.022727 9.932975
3.25 9.94083
3.477273 9.951427
3.704545 9.961132
3.931818 9.969389
4.022727 9.972714
4.25 9.981026
4.477273 9.986761
4.704545 9.990788
4.931818 9.9947
5.022727 9.99593
5.25 9.997996
5.477273 9.999234
5.704545 9.999639
5.931818 9.999746
EOD
$data_4_1 << EOD
0.5 9.989334
1.5 9.93277
2.5 9.915742
3.5 9.951151
4.5 9.985198
5.5 9.998509
EOD
set terminal svg noenhanced fixed size 800,496 font 'DejaVu Sans,13' rounded background '#FFFFFF'
set output '/dev/null'
set border 3 linecolor rgb '#9A9A9A' linewidth 0.8
plot [0:1] [0:1] NaN notitle
set output 'diagnostics-3.svg'
set multiplot
unset label; unset arrow; unset key; unset logscale
set label title at screen 0.0175,screen 0.9637097 left font 'DejaVu Sans:Bold,16' textcolor rgb '#222222' front
set lmargin at screen 0.07375; set rmargin at screen 0.385; set bmargin at screen 0.7002688; set tmargin at screen 0.8709677
set border 3 linecolor rgb '#9A9A9A' linewidth 0.8
set tics nomirror out scale 0.5,0.25 textcolor rgb '#5A5A5A'
set xrange [0:6]
set format x ''
set xtics 5
set yrange [0:1]
set format y '%.1f'
set ytics 0.5
set grid noxtics ytics back linetype 1 dashtype 1 linecolor rgb '#E6E6E6' linewidth 0.7
set label 'cosine to classes' at screen 0.0175,screen 0.9052419 left font 'DejaVu Sans,13' textcolor rgb '#5A5A5A' front
set errorbars 0
set label 'others' at screen 0.395,screen 0.7153782 left font 'DejaVu Sans,13' textcolor rgb '#D55E00' front
set label 'own' at screen 0.395,screen 0.8112732 left font 'DejaVu Sans,13' textcolor rgb '#0072B2' front
plot $data_0_0 using 1:2 with lines linecolor rgb '#A60072B2' linewidth 1 notitle, \
  $data_0_1 using 1:2 with lines linecolor rgb '#0072B2' linewidth 2 notitle, \
  $data_0_2 using 1:2 with lines linecolor rgb '#A6D55E00' linewidth 1 notitle, \
  $data_0_3 using 1:2 with lines linecolor rgb '#D55E00' linewidth 2 notitle
unset label; unset arrow; unset key; unset logscale
set lmargin at screen 0.57375; set rmargin at screen 0.885; set bmargin at screen 0.7002688; set tmargin at screen 0.8709677
set border 3 linecolor rgb '#9A9A9A' linewidth 0.8
set tics nomirror out scale 0.5,0.25 textcolor rgb '#5A5A5A'
set xrange [0:6]
set format x ''
set xtics 5
set yrange [0.5:1.5]
set format y '%.1f'
set ytics 0.5
set grid noxtics ytics back linetype 1 dashtype 1 linecolor rgb '#E6E6E6' linewidth 0.7
set label 'distance in the batch' at screen 0.5175,screen 0.9052419 left font 'DejaVu Sans,13' textcolor rgb '#5A5A5A' front
set errorbars 0
set label 'one person' at screen 0.895,screen 0.7534468 left font 'DejaVu Sans,13' textcolor rgb '#0072B2' front
set label 'two people' at screen 0.895,screen 0.8424359 left font 'DejaVu Sans,13' textcolor rgb '#D55E00' front
plot $data_1_0 using 1:2 with lines linecolor rgb '#A60072B2' linewidth 1 notitle, \
  $data_1_1 using 1:2 with lines linecolor rgb '#0072B2' linewidth 2 notitle, \
  $data_1_2 using 1:2 with lines linecolor rgb '#A6D55E00' linewidth 1 notitle, \
  $data_1_3 using 1:2 with lines linecolor rgb '#D55E00' linewidth 2 notitle
unset label; unset arrow; unset key; unset logscale
set lmargin at screen 0.07375; set rmargin at screen 0.385; set bmargin at screen 0.4489247; set tmargin at screen 0.6196237
set border 3 linecolor rgb '#9A9A9A' linewidth 0.8
set tics nomirror out scale 0.5,0.25 textcolor rgb '#5A5A5A'
set xrange [0:6]
set format x ''
set xtics 5
set yrange [8:14]
set format y '%.0f'
set ytics 2
set grid noxtics ytics back linetype 1 dashtype 1 linecolor rgb '#E6E6E6' linewidth 0.7
set label 'effective rank, at most 127' at screen 0.0175,screen 0.6538978 left font 'DejaVu Sans,13' textcolor rgb '#5A5A5A' front
set errorbars 0
plot $data_2_0 using 1:2 with lines linecolor rgb '#A60072B2' linewidth 1 notitle, \
  $data_2_1 using 1:2 with lines linecolor rgb '#0072B2' linewidth 2 notitle
unset label; unset arrow; unset key; unset logscale
set lmargin at screen 0.57375; set rmargin at screen 0.885; set bmargin at screen 0.4489247; set tmargin at screen 0.6196237
set border 3 linecolor rgb '#9A9A9A' linewidth 0.8
set tics nomirror out scale 0.5,0.25 textcolor rgb '#5A5A5A'
set xrange [0:6]
set format x '%.0f'
set xtics 5
set yrange [13.5:15]
set format y '%.1f'
set ytics 0.5
set grid noxtics ytics back linetype 1 dashtype 1 linecolor rgb '#E6E6E6' linewidth 0.7
set label 'length of embeddings' at screen 0.5175,screen 0.6538978 left font 'DejaVu Sans,13' textcolor rgb '#5A5A5A' front
set label 'epoch' at screen 0.729375,screen 0.3642473 center font 'DejaVu Sans,13' textcolor rgb '#5A5A5A' front
set errorbars 0
plot $data_3_0 using 1:2 with lines linecolor rgb '#A60072B2' linewidth 1 notitle, \
  $data_3_1 using 1:2 with lines linecolor rgb '#0072B2' linewidth 2 notitle
unset label; unset arrow; unset key; unset logscale
set lmargin at screen 0.07375; set rmargin at screen 0.385; set bmargin at screen 0.1129032; set tmargin at screen 0.2836022
set border 3 linecolor rgb '#9A9A9A' linewidth 0.8
set tics nomirror out scale 0.5,0.25 textcolor rgb '#5A5A5A'
set xrange [0:6]
set format x '%.0f'
set xtics 5
set yrange [9.9:10]
set format y '%.2f'
set ytics 0.05
set grid noxtics ytics back linetype 1 dashtype 1 linecolor rgb '#E6E6E6' linewidth 0.7
set label 'scale' at screen 0.0175,screen 0.3178763 left font 'DejaVu Sans,13' textcolor rgb '#5A5A5A' front
set label 'epoch' at screen 0.229375,screen 0.02822581 center font 'DejaVu Sans,13' textcolor rgb '#5A5A5A' front
set errorbars 0
plot $data_4_0 using 1:2 with lines linecolor rgb '#A60072B2' linewidth 1 notitle, \
  $data_4_1 using 1:2 with lines linecolor rgb '#0072B2' linewidth 2 notitle
unset multiplot
unset output
set terminal pngcairo noenhanced size 1600,992 font 'DejaVu Sans,13' rounded fontscale 1.5 linewidth 2 pointscale 2 background '#FFFFFF'
set output 'diagnostics-3.png'
set multiplot
unset label; unset arrow; unset key; unset logscale
set label title at screen 0.0175,screen 0.9637097 left font 'DejaVu Sans:Bold,16' textcolor rgb '#222222' front
set lmargin at screen 0.07375; set rmargin at screen 0.385; set bmargin at screen 0.7002688; set tmargin at screen 0.8709677
set border 3 linecolor rgb '#9A9A9A' linewidth 0.8
set tics nomirror out scale 0.5,0.25 textcolor rgb '#5A5A5A'
set xrange [0:6]
set format x ''
set xtics 5
set yrange [0:1]
set format y '%.1f'
set ytics 0.5
set grid noxtics ytics back linetype 1 dashtype 1 linecolor rgb '#E6E6E6' linewidth 0.7
set label 'cosine to classes' at screen 0.0175,screen 0.9052419 left font 'DejaVu Sans,13' textcolor rgb '#5A5A5A' front
set errorbars 0
set label 'others' at screen 0.395,screen 0.7153782 left font 'DejaVu Sans,13' textcolor rgb '#D55E00' front
set label 'own' at screen 0.395,screen 0.8112732 left font 'DejaVu Sans,13' textcolor rgb '#0072B2' front
plot $data_0_0 using 1:2 with lines linecolor rgb '#A60072B2' linewidth 1 notitle, \
  $data_0_1 using 1:2 with lines linecolor rgb '#0072B2' linewidth 2 notitle, \
  $data_0_2 using 1:2 with lines linecolor rgb '#A6D55E00' linewidth 1 notitle, \
  $data_0_3 using 1:2 with lines linecolor rgb '#D55E00' linewidth 2 notitle
unset label; unset arrow; unset key; unset logscale
set lmargin at screen 0.57375; set rmargin at screen 0.885; set bmargin at screen 0.7002688; set tmargin at screen 0.8709677
set border 3 linecolor rgb '#9A9A9A' linewidth 0.8
set tics nomirror out scale 0.5,0.25 textcolor rgb '#5A5A5A'
set xrange [0:6]
set format x ''
set xtics 5
set yrange [0.5:1.5]
set format y '%.1f'
set ytics 0.5
set grid noxtics ytics back linetype 1 dashtype 1 linecolor rgb '#E6E6E6' linewidth 0.7
set label 'distance in the batch' at screen 0.5175,screen 0.9052419 left font 'DejaVu Sans,13' textcolor rgb '#5A5A5A' front
set errorbars 0
set label 'one person' at screen 0.895,screen 0.7534468 left font 'DejaVu Sans,13' textcolor rgb '#0072B2' front
set label 'two people' at screen 0.895,screen 0.8424359 left font 'DejaVu Sans,13' textcolor rgb '#D55E00' front
plot $data_1_0 using 1:2 with lines linecolor rgb '#A60072B2' linewidth 1 notitle, \
  $data_1_1 using 1:2 with lines linecolor rgb '#0072B2' linewidth 2 notitle, \
  $data_1_2 using 1:2 with lines linecolor rgb '#A6D55E00' linewidth 1 notitle, \
  $data_1_3 using 1:2 with lines linecolor rgb '#D55E00' linewidth 2 notitle
unset label; unset arrow; unset key; unset logscale
set lmargin at screen 0.07375; set rmargin at screen 0.385; set bmargin at screen 0.4489247; set tmargin at screen 0.6196237
set border 3 linecolor rgb '#9A9A9A' linewidth 0.8
set tics nomirror out scale 0.5,0.25 textcolor rgb '#5A5A5A'
set xrange [0:6]
set format x ''
set xtics 5
set yrange [8:14]
set format y '%.0f'
set ytics 2
set grid noxtics ytics back linetype 1 dashtype 1 linecolor rgb '#E6E6E6' linewidth 0.7
set label 'effective rank, at most 127' at screen 0.0175,screen 0.6538978 left font 'DejaVu Sans,13' textcolor rgb '#5A5A5A' front
set errorbars 0
plot $data_2_0 using 1:2 with lines linecolor rgb '#A60072B2' linewidth 1 notitle, \
  $data_2_1 using 1:2 with lines linecolor rgb '#0072B2' linewidth 2 notitle
unset label; unset arrow; unset key; unset logscale
set lmargin at screen 0.57375; set rmargin at screen 0.885; set bmargin at screen 0.4489247; set tmargin at screen 0.6196237
set border 3 linecolor rgb '#9A9A9A' linewidth 0.8
set tics nomirror out scale 0.5,0.25 textcolor rgb '#5A5A5A'
set xrange [0:6]
set format x '%.0f'
set xtics 5
set yrange [13.5:15]
set format y '%.1f'
set ytics 0.5
set grid noxtics ytics back linetype 1 dashtype 1 linecolor rgb '#E6E6E6' linewidth 0.7
set label 'length of embeddings' at screen 0.5175,screen 0.6538978 left font 'DejaVu Sans,13' textcolor rgb '#5A5A5A' front
set label 'epoch' at screen 0.729375,screen 0.3642473 center font 'DejaVu Sans,13' textcolor rgb '#5A5A5A' front
set errorbars 0
plot $data_3_0 using 1:2 with lines linecolor rgb '#A60072B2' linewidth 1 notitle, \
  $data_3_1 using 1:2 with lines linecolor rgb '#0072B2' linewidth 2 notitle
unset label; unset arrow; unset key; unset logscale
set lmargin at screen 0.07375; set rmargin at screen 0.385; set bmargin at screen 0.1129032; set tmargin at screen 0.2836022
set border 3 linecolor rgb '#9A9A9A' linewidth 0.8
set tics nomirror out scale 0.5,0.25 textcolor rgb '#5A5A5A'
set xrange [0:6]
set format x '%.0f'
set xtics 5
set yrange [9.9:10]
set format y '%.2f'
set ytics 0.05
set grid noxtics ytics back linetype 1 dashtype 1 linecolor rgb '#E6E6E6' linewidth 0.7
set label 'scale' at screen 0.0175,screen 0.3178763 left font 'DejaVu Sans,13' textcolor rgb '#5A5A5A' front
set label 'epoch' at screen 0.229375,screen 0.02822581 center font 'DejaVu Sans,13' textcolor rgb '#5A5A5A' front
set errorbars 0
plot $data_4_0 using 1:2 with lines linecolor rgb '#A60072B2' linewidth 1 notitle, \
  $data_4_1 using 1:2 with lines linecolor rgb '#0072B2' linewidth 2 notitle
unset multiplot
unset output
