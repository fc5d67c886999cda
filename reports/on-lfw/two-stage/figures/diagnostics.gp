# Drawn by workbench; charts 1. Run `gnuplot -d diagnostics.gp` to draw it again.
reset
set encoding utf8
title = 'Diagnostics'
alternative = 'Diagnostics of the training by epoch. Does it know whom it learned from? 33.2 % of the training images in the last epoc…'
$data_0_0 << EOD
0.01123596 0.09375
0.1235955 0.09375
0.2359551 0.078125
0.3483146 0.125
0.4606742 0.0625
0.5730337 0.03125
0.6853933 0.046875
0.7977528 0.140625
0.9101124 0.0625
1.011236 0.125
1.123596 0.125
1.235955 0.140625
1.348315 0.265625
1.460674 0.1875
1.573034 0.203125
1.685393 0.203125
1.797753 0.1875
1.910112 0.21875
2.011236 0.3125
2.123596 0.265625
2.235955 0.203125
2.348315 0.296875
2.460674 0.234375
2.573034 0.140625
2.685393 0.3125
2.797753 0.265625
2.910112 0.234375
3.011236 0.203125
3.123596 0.28125
3.235955 0.25
3.348315 0.28125
3.460674 0.28125
3.573034 0.359375
3.685393 0.40625
3.797753 0.3125
3.910112 0.25
4.011236 0.28125
4.123596 0.234375
4.235955 0.328125
4.348315 0.3125
4.460674 0.296875
4.573034 0.21875
4.685393 0.265625
4.797753 0.296875
4.910112 0.390625
5.011236 0.390625
5.123596 0.296875
5.235955 0.390625
5.348315 0.375
5.460674 0.234375
5.573034 0.296875
5.685393 0.359375
5.797753 0.359375
5.910112 0.28125
EOD
$data_0_1 << EOD
0.5 0.08159722
1.5 0.1840278
2.5 0.2517361
3.5 0.2916667
4.5 0.2916667
5.5 0.3315972
EOD
$data_1_0 << EOD
0.01123596 0.1143522
0.1235955 0.1251089
0.2359551 0.1188361
0.3483146 0.1203349
0.4606742 0.1312178
0.5730337 0.1065489
0.6853933 0.1189007
0.7977528 0.1374486
0.9101124 0.1320014
1.011236 0.1434105
1.123596 0.1289373
1.235955 0.1783491
1.348315 0.2091073
1.460674 0.2066901
1.573034 0.1997528
1.685393 0.2106625
1.797753 0.2072757
1.910112 0.2179077
2.011236 0.2743589
2.123596 0.2415268
2.235955 0.2533576
2.348315 0.2759632
2.460674 0.2710605
2.573034 0.2275508
2.685393 0.2805738
2.797753 0.2599118
2.910112 0.2403172
3.011236 0.2638299
3.123596 0.3017324
3.235955 0.284483
3.348315 0.2911025
3.460674 0.2791165
3.573034 0.3138468
3.685393 0.3308136
3.797753 0.3091417
3.910112 0.2785356
4.011236 0.3029223
4.123596 0.3188796
4.235955 0.3164841
4.348315 0.3172293
4.460674 0.3181817
4.573034 0.2676292
4.685393 0.2997294
4.797753 0.3367846
4.910112 0.3312227
5.011236 0.3307693
5.123596 0.2992649
5.235955 0.3501954
5.348315 0.3298363
5.460674 0.294689
5.573034 0.2972579
5.685393 0.3466042
5.797753 0.3374564
5.910112 0.3054471
EOD
$data_1_1 << EOD
0.5 0.1227499
1.5 0.1891214
2.5 0.2582912
3.5 0.2947336
4.5 0.3121181
5.5 0.3212801
EOD
$data_1_2 << EOD
0.01123596 0.000623292
0.1235955 0.0008053765
0.2359551 0.0006845275
0.3483146 0.0006892445
0.4606742 0.0008913963
0.5730337 0.001019802
0.6853933 0.0008681381
0.7977528 0.001000656
0.9101124 0.001103096
1.011236 0.001061443
1.123596 0.0007861468
1.235955 0.001110042
1.348315 0.0008972718
1.460674 0.0008724812
1.573034 0.0003284328
1.685393 -0.0002572728
1.797753 -0.000124079
1.910112 -7.552882e-05
2.011236 3.578896e-05
2.123596 -1.478011e-05
2.235955 0.0001542006
2.348315 0.0001403214
2.460674 0.0001091358
2.573034 -0.0001014807
2.685393 -0.0001345974
2.797753 -0.0001297685
2.910112 0.0001842739
3.011236 -0.000136728
3.123596 -0.0003426293
3.235955 -0.000560552
3.348315 -0.0002612846
3.460674 -0.0001233071
3.573034 1.450037e-05
3.685393 0.000113883
3.797753 0.0001553214
3.910112 0.000295612
4.011236 -0.0001449845
4.123596 1.526588e-05
4.235955 1.457246e-05
4.348315 -0.0001133972
4.460674 -0.0001911226
4.573034 -0.0001787206
4.685393 -0.0001501951
4.797753 -8.709534e-05
4.910112 -0.0001149673
5.011236 -0.0003178381
5.123596 -0.0004992416
5.235955 -0.0002593309
5.348315 -0.0004306567
5.460674 -0.0003132192
5.573034 -0.0002784831
5.685393 -0.0004279439
5.797753 -0.0004995866
5.910112 -0.0003292247
EOD
$data_1_3 << EOD
0.5 0.0008539476
1.5 0.000510993
2.5 2.701044e-05
3.5 -9.390935e-05
4.5 -0.0001056271
5.5 -0.0003728361
EOD
$data_2_0 << EOD
0.01123596 0.7091421
0.1235955 1.130707
0.2359551 0.8381302
0.3483146 0.9156762
0.4606742 1.132473
0.5730337 0.9127334
0.6853933 0.8002114
0.7977528 0.9100204
0.9101124 0.9043718
1.011236 0.7392662
1.123596 0.8707563
1.235955 1.124369
1.348315 0.9029748
1.460674 0.7785597
1.573034 1.083036
1.685393 1.071615
1.797753 0.9945299
1.910112 1.229816
2.011236 1.129847
2.123596 1.266003
2.235955 0.9123454
2.348315 0.8811881
2.460674 0.8796266
2.573034 1.105291
2.685393 0.9088492
2.797753 0.7552125
2.910112 1.089108
3.011236 0.6773907
3.123596 0.8215507
3.235955 0.9055238
3.348315 0.843714
3.460674 0.8920023
3.573034 0.9837711
3.685393 0.9825205
3.797753 0.8942809
3.910112 0.8911457
4.011236 0.7250945
4.123596 0.9039714
4.235955 1.056973
4.348315 0.9742308
4.460674 0.9571859
4.573034 0.9513701
4.685393 0.8665457
4.797753 0.6778945
4.910112 0.9879708
5.011236 0.9336849
5.123596 0.9620033
5.235955 0.8150072
5.348315 0.9394149
5.460674 0.8246865
5.573034 0.9810231
5.685393 0.9287863
5.797753 0.7272594
5.910112 1.165845
EOD
$data_2_1 << EOD
0.5 0.9170517
1.5 0.9772137
2.5 0.9919412
3.5 0.8768777
4.5 0.9001374
5.5 0.9197456
EOD
$data_2_2 << EOD
0.01123596 1.38899
0.1235955 1.392425
0.2359551 1.392471
0.3483146 1.394258
0.4606742 1.390926
0.5730337 1.39103
0.6853933 1.384004
0.7977528 1.387361
0.9101124 1.381738
1.011236 1.382597
1.123596 1.371939
1.235955 1.373633
1.348315 1.37901
1.460674 1.380223
1.573034 1.377294
1.685393 1.376322
1.797753 1.385379
1.910112 1.389722
2.011236 1.394272
2.123596 1.394491
2.235955 1.390819
2.348315 1.388339
2.460674 1.393643
2.573034 1.39334
2.685393 1.398454
2.797753 1.39636
2.910112 1.398954
3.011236 1.398865
3.123596 1.395491
3.235955 1.400213
3.348315 1.398932
3.460674 1.397937
3.573034 1.398107
3.685393 1.404365
3.797753 1.403249
3.910112 1.40299
4.011236 1.405336
4.123596 1.407265
4.235955 1.400345
4.348315 1.404369
4.460674 1.403872
4.573034 1.404211
4.685393 1.401892
4.797753 1.405215
4.910112 1.403841
5.011236 1.404482
5.123596 1.404309
5.235955 1.404861
5.348315 1.404032
5.460674 1.404578
5.573034 1.404786
5.685393 1.404017
5.797753 1.405033
5.910112 1.406352
EOD
$data_2_3 << EOD
0.5 1.389245
1.5 1.379569
2.5 1.394297
3.5 1.400016
4.5 1.404038
5.5 1.404716
EOD
$data_3_0 << EOD
0.01123596 11.52028
0.1235955 12.0761
0.2359551 10.54356
0.3483146 12.33526
0.4606742 12.11229
0.5730337 12.24127
0.6853933 11.29963
0.7977528 11.00266
0.9101124 11.82747
1.011236 11.76215
1.123596 10.82515
1.235955 11.09108
1.348315 10.71386
1.460674 11.42681
1.573034 11.47162
1.685393 10.85348
1.797753 10.6312
1.910112 11.24851
2.011236 10.86147
2.123596 11.53808
2.235955 11.01301
2.348315 10.20672
2.460674 11.51708
2.573034 11.74106
2.685393 11.47614
2.797753 11.56851
2.910112 11.41031
3.011236 11.07085
3.123596 10.53083
3.235955 11.14433
3.348315 11.53397
3.460674 10.92431
3.573034 11.09595
3.685393 12.01195
3.797753 12.14917
3.910112 11.68945
4.011236 12.62231
4.123596 11.61987
4.235955 11.88715
4.348315 11.69551
4.460674 12.20857
4.573034 11.62817
4.685393 12.11824
4.797753 11.58479
4.910112 11.60403
5.011236 11.33969
5.123596 11.67653
5.235955 12.07791
5.348315 11.01696
5.460674 11.71471
5.573034 11.83852
5.685393 12.00148
5.797753 12.41998
5.910112 11.67069
EOD
$data_3_1 << EOD
0.5 11.66206
1.5 11.11376
2.5 11.25915
3.5 11.35009
4.5 11.8854
5.5 11.75072
EOD
$data_4_0 << EOD
0.01123596 13.95178
0.1235955 14.49993
0.2359551 14.46091
0.3483146 14.32108
0.4606742 13.96095
0.5730337 14.5649
0.6853933 13.75641
0.7977528 14.14718
0.9101124 14.19941
1.011236 14.72872
1.123596 14.3659
1.235955 14.27847
1.348315 14.34126
1.460674 14.44441
1.573034 13.99851
1.685393 13.97914
1.797753 13.93689
1.910112 13.84385
2.011236 13.70115
2.123596 13.11475
2.235955 13.68807
2.348315 13.76909
2.460674 13.23281
2.573034 12.92727
2.685393 13.21684
2.797753 12.88191
2.910112 12.71079
3.011236 12.62132
3.123596 12.80017
3.235955 12.43853
3.348315 12.14413
3.460674 12.11031
3.573034 12.50577
3.685393 12.34914
3.797753 12.19454
3.910112 12.0428
4.011236 12.09193
4.123596 12.14566
4.235955 11.79349
4.348315 11.7757
4.460674 11.66245
4.573034 11.83995
4.685393 11.46751
4.797753 11.81449
4.910112 11.47834
5.011236 11.86561
5.123596 11.6732
5.235955 11.487
5.348315 11.40594
5.460674 11.67645
5.573034 11.52967
5.685393 11.83685
5.797753 11.31794
5.910112 11.57909
EOD
$data_4_1 << EOD
0.5 14.20695
1.5 14.21301
2.5 13.24919
3.5 12.3563
4.5 11.7855
5.5 11.59686
EOD
set terminal svg noenhanced fixed size 800,496 font 'DejaVu Sans,13' rounded background '#FFFFFF'
set output '/dev/null'
set border 3 linecolor rgb '#9A9A9A' linewidth 0.8
plot [0:1] [0:1] NaN notitle
set output 'diagnostics.svg'
set multiplot
unset label; unset arrow; unset key; unset logscale
set label title at screen 0.0175,screen 0.9637097 left font 'DejaVu Sans:Bold,16' textcolor rgb '#222222' front
set lmargin at screen 0.064; set rmargin at screen 0.385; set bmargin at screen 0.7002688; set tmargin at screen 0.8709677
set border 3 linecolor rgb '#9A9A9A' linewidth 0.8
set tics nomirror out scale 0.5,0.25 textcolor rgb '#5A5A5A'
set xrange [0:6]
set format x ''
set xtics 5
set yrange [0:1]
set format y '%.1f'
set ytics 0.5
set grid noxtics ytics back linetype 1 dashtype 1 linecolor rgb '#E6E6E6' linewidth 0.7
set label 'training accuracy, without margin' at screen 0.0175,screen 0.9052419 left font 'DejaVu Sans,13' textcolor rgb '#5A5A5A' front
set errorbars 0
plot $data_0_0 using 1:2 with lines linecolor rgb '#A60072B2' linewidth 1 notitle, \
  $data_0_1 using 1:2 with lines linecolor rgb '#0072B2' linewidth 2 notitle
unset label; unset arrow; unset key; unset logscale
set lmargin at screen 0.564; set rmargin at screen 0.885; set bmargin at screen 0.7002688; set tmargin at screen 0.8709677
set border 3 linecolor rgb '#9A9A9A' linewidth 0.8
set tics nomirror out scale 0.5,0.25 textcolor rgb '#5A5A5A'
set xrange [0:6]
set format x ''
set xtics 5
set yrange [-0.2:0.4]
set format y '%.1f'
set ytics 0.2
set grid noxtics ytics back linetype 1 dashtype 1 linecolor rgb '#E6E6E6' linewidth 0.7
set label 'cosine to classes' at screen 0.5175,screen 0.9052419 left font 'DejaVu Sans,13' textcolor rgb '#5A5A5A' front
set errorbars 0
set label 'others' at screen 0.895,screen 0.7570624 left font 'DejaVu Sans,13' textcolor rgb '#D55E00' front
set label 'own' at screen 0.895,screen 0.8485721 left font 'DejaVu Sans,13' textcolor rgb '#0072B2' front
plot $data_1_0 using 1:2 with lines linecolor rgb '#A60072B2' linewidth 1 notitle, \
  $data_1_1 using 1:2 with lines linecolor rgb '#0072B2' linewidth 2 notitle, \
  $data_1_2 using 1:2 with lines linecolor rgb '#A6D55E00' linewidth 1 notitle, \
  $data_1_3 using 1:2 with lines linecolor rgb '#D55E00' linewidth 2 notitle
unset label; unset arrow; unset key; unset logscale
set lmargin at screen 0.064; set rmargin at screen 0.385; set bmargin at screen 0.4489247; set tmargin at screen 0.6196237
set border 3 linecolor rgb '#9A9A9A' linewidth 0.8
set tics nomirror out scale 0.5,0.25 textcolor rgb '#5A5A5A'
set xrange [0:6]
set format x ''
set xtics 5
set yrange [0.5:1.5]
set format y '%.1f'
set ytics 0.5
set grid noxtics ytics back linetype 1 dashtype 1 linecolor rgb '#E6E6E6' linewidth 0.7
set label 'distance in the batch' at screen 0.0175,screen 0.6538978 left font 'DejaVu Sans,13' textcolor rgb '#5A5A5A' front
set errorbars 0
set label 'one person' at screen 0.395,screen 0.5205749 left font 'DejaVu Sans,13' textcolor rgb '#0072B2' front
set label 'two people' at screen 0.395,screen 0.6033589 left font 'DejaVu Sans,13' textcolor rgb '#D55E00' front
plot $data_2_0 using 1:2 with lines linecolor rgb '#A60072B2' linewidth 1 notitle, \
  $data_2_1 using 1:2 with lines linecolor rgb '#0072B2' linewidth 2 notitle, \
  $data_2_2 using 1:2 with lines linecolor rgb '#A6D55E00' linewidth 1 notitle, \
  $data_2_3 using 1:2 with lines linecolor rgb '#D55E00' linewidth 2 notitle
unset label; unset arrow; unset key; unset logscale
set lmargin at screen 0.564; set rmargin at screen 0.885; set bmargin at screen 0.4489247; set tmargin at screen 0.6196237
set border 3 linecolor rgb '#9A9A9A' linewidth 0.8
set tics nomirror out scale 0.5,0.25 textcolor rgb '#5A5A5A'
set xrange [0:6]
set format x '%.0f'
set xtics 5
set yrange [10:14]
set format y '%.0f'
set ytics 2
set grid noxtics ytics back linetype 1 dashtype 1 linecolor rgb '#E6E6E6' linewidth 0.7
set label 'effective rank, at most 63' at screen 0.5175,screen 0.6538978 left font 'DejaVu Sans,13' textcolor rgb '#5A5A5A' front
set label 'epoch' at screen 0.7245,screen 0.3642473 center font 'DejaVu Sans,13' textcolor rgb '#5A5A5A' front
set errorbars 0
plot $data_3_0 using 1:2 with lines linecolor rgb '#A60072B2' linewidth 1 notitle, \
  $data_3_1 using 1:2 with lines linecolor rgb '#0072B2' linewidth 2 notitle
unset label; unset arrow; unset key; unset logscale
set lmargin at screen 0.064; set rmargin at screen 0.385; set bmargin at screen 0.1129032; set tmargin at screen 0.2836022
set border 3 linecolor rgb '#9A9A9A' linewidth 0.8
set tics nomirror out scale 0.5,0.25 textcolor rgb '#5A5A5A'
set xrange [0:6]
set format x '%.0f'
set xtics 5
set yrange [10:16]
set format y '%.0f'
set ytics 2
set grid noxtics ytics back linetype 1 dashtype 1 linecolor rgb '#E6E6E6' linewidth 0.7
set label 'length of embeddings' at screen 0.0175,screen 0.3178763 left font 'DejaVu Sans,13' textcolor rgb '#5A5A5A' front
set label 'epoch' at screen 0.2245,screen 0.02822581 center font 'DejaVu Sans,13' textcolor rgb '#5A5A5A' front
set errorbars 0
plot $data_4_0 using 1:2 with lines linecolor rgb '#A60072B2' linewidth 1 notitle, \
  $data_4_1 using 1:2 with lines linecolor rgb '#0072B2' linewidth 2 notitle
unset multiplot
unset output
set terminal pngcairo noenhanced size 1600,992 font 'DejaVu Sans,13' rounded fontscale 1.5 linewidth 2 pointscale 2 background '#FFFFFF'
set output 'diagnostics.png'
set multiplot
unset label; unset arrow; unset key; unset logscale
set label title at screen 0.0175,screen 0.9637097 left font 'DejaVu Sans:Bold,16' textcolor rgb '#222222' front
set lmargin at screen 0.064; set rmargin at screen 0.385; set bmargin at screen 0.7002688; set tmargin at screen 0.8709677
set border 3 linecolor rgb '#9A9A9A' linewidth 0.8
set tics nomirror out scale 0.5,0.25 textcolor rgb '#5A5A5A'
set xrange [0:6]
set format x ''
set xtics 5
set yrange [0:1]
set format y '%.1f'
set ytics 0.5
set grid noxtics ytics back linetype 1 dashtype 1 linecolor rgb '#E6E6E6' linewidth 0.7
set label 'training accuracy, without margin' at screen 0.0175,screen 0.9052419 left font 'DejaVu Sans,13' textcolor rgb '#5A5A5A' front
set errorbars 0
plot $data_0_0 using 1:2 with lines linecolor rgb '#A60072B2' linewidth 1 notitle, \
  $data_0_1 using 1:2 with lines linecolor rgb '#0072B2' linewidth 2 notitle
unset label; unset arrow; unset key; unset logscale
set lmargin at screen 0.564; set rmargin at screen 0.885; set bmargin at screen 0.7002688; set tmargin at screen 0.8709677
set border 3 linecolor rgb '#9A9A9A' linewidth 0.8
set tics nomirror out scale 0.5,0.25 textcolor rgb '#5A5A5A'
set xrange [0:6]
set format x ''
set xtics 5
set yrange [-0.2:0.4]
set format y '%.1f'
set ytics 0.2
set grid noxtics ytics back linetype 1 dashtype 1 linecolor rgb '#E6E6E6' linewidth 0.7
set label 'cosine to classes' at screen 0.5175,screen 0.9052419 left font 'DejaVu Sans,13' textcolor rgb '#5A5A5A' front
set errorbars 0
set label 'others' at screen 0.895,screen 0.7570624 left font 'DejaVu Sans,13' textcolor rgb '#D55E00' front
set label 'own' at screen 0.895,screen 0.8485721 left font 'DejaVu Sans,13' textcolor rgb '#0072B2' front
plot $data_1_0 using 1:2 with lines linecolor rgb '#A60072B2' linewidth 1 notitle, \
  $data_1_1 using 1:2 with lines linecolor rgb '#0072B2' linewidth 2 notitle, \
  $data_1_2 using 1:2 with lines linecolor rgb '#A6D55E00' linewidth 1 notitle, \
  $data_1_3 using 1:2 with lines linecolor rgb '#D55E00' linewidth 2 notitle
unset label; unset arrow; unset key; unset logscale
set lmargin at screen 0.064; set rmargin at screen 0.385; set bmargin at screen 0.4489247; set tmargin at screen 0.6196237
set border 3 linecolor rgb '#9A9A9A' linewidth 0.8
set tics nomirror out scale 0.5,0.25 textcolor rgb '#5A5A5A'
set xrange [0:6]
set format x ''
set xtics 5
set yrange [0.5:1.5]
set format y '%.1f'
set ytics 0.5
set grid noxtics ytics back linetype 1 dashtype 1 linecolor rgb '#E6E6E6' linewidth 0.7
set label 'distance in the batch' at screen 0.0175,screen 0.6538978 left font 'DejaVu Sans,13' textcolor rgb '#5A5A5A' front
set errorbars 0
set label 'one person' at screen 0.395,screen 0.5205749 left font 'DejaVu Sans,13' textcolor rgb '#0072B2' front
set label 'two people' at screen 0.395,screen 0.6033589 left font 'DejaVu Sans,13' textcolor rgb '#D55E00' front
plot $data_2_0 using 1:2 with lines linecolor rgb '#A60072B2' linewidth 1 notitle, \
  $data_2_1 using 1:2 with lines linecolor rgb '#0072B2' linewidth 2 notitle, \
  $data_2_2 using 1:2 with lines linecolor rgb '#A6D55E00' linewidth 1 notitle, \
  $data_2_3 using 1:2 with lines linecolor rgb '#D55E00' linewidth 2 notitle
unset label; unset arrow; unset key; unset logscale
set lmargin at screen 0.564; set rmargin at screen 0.885; set bmargin at screen 0.4489247; set tmargin at screen 0.6196237
set border 3 linecolor rgb '#9A9A9A' linewidth 0.8
set tics nomirror out scale 0.5,0.25 textcolor rgb '#5A5A5A'
set xrange [0:6]
set format x '%.0f'
set xtics 5
set yrange [10:14]
set format y '%.0f'
set ytics 2
set grid noxtics ytics back linetype 1 dashtype 1 linecolor rgb '#E6E6E6' linewidth 0.7
set label 'effective rank, at most 63' at screen 0.5175,screen 0.6538978 left font 'DejaVu Sans,13' textcolor rgb '#5A5A5A' front
set label 'epoch' at screen 0.7245,screen 0.3642473 center font 'DejaVu Sans,13' textcolor rgb '#5A5A5A' front
set errorbars 0
plot $data_3_0 using 1:2 with lines linecolor rgb '#A60072B2' linewidth 1 notitle, \
  $data_3_1 using 1:2 with lines linecolor rgb '#0072B2' linewidth 2 notitle
unset label; unset arrow; unset key; unset logscale
set lmargin at screen 0.064; set rmargin at screen 0.385; set bmargin at screen 0.1129032; set tmargin at screen 0.2836022
set border 3 linecolor rgb '#9A9A9A' linewidth 0.8
set tics nomirror out scale 0.5,0.25 textcolor rgb '#5A5A5A'
set xrange [0:6]
set format x '%.0f'
set xtics 5
set yrange [10:16]
set format y '%.0f'
set ytics 2
set grid noxtics ytics back linetype 1 dashtype 1 linecolor rgb '#E6E6E6' linewidth 0.7
set label 'length of embeddings' at screen 0.0175,screen 0.3178763 left font 'DejaVu Sans,13' textcolor rgb '#5A5A5A' front
set label 'epoch' at screen 0.2245,screen 0.02822581 center font 'DejaVu Sans,13' textcolor rgb '#5A5A5A' front
set errorbars 0
plot $data_4_0 using 1:2 with lines linecolor rgb '#A60072B2' linewidth 1 notitle, \
  $data_4_1 using 1:2 with lines linecolor rgb '#0072B2' linewidth 2 notitle
unset multiplot
unset output
