# SPDX-License-Identifier: MIT
#
# The looks of table.py --plot, which sets: output (a PNG if its name says so, else an SVG), machine, what, series, functions,
# directions, and for each direction copy_DIRECTION and the block $DIRECTION: a heading line, then lines of a function and ns
# per element for each series, - where there is none.

many = functions > 12 # the names stand upright then
width = many ? 60 * functions : 1100
height = many ? 900 : 800
if (width > 1900) { width = 1900 }
if (output[strlen(output) - 3:strlen(output)] eq ".png") {
    set terminal pngcairo size width, height font "sans,11"
} else {
    set terminal svg size width, height font "sans,13" background "white"
}
set output output
set termoption noenhanced
set datafile missing "-"
set style data histograms
set style histogram clustered gap 1.5
set style fill solid noborder
set logscale y
set yrange [0.03:*]
set ytics (0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 50, 100)
set grid ytics linecolor "#dddddd"
set border 3
set tics nomirror scale 0
if (many) { set xtics rotate by 60 right }
set key top left vertical Left reverse

# Hinge stands out, the others are told apart.
array colour[6] = ["#c1272d", "#b8c4d0", "#7f93a8", "#4f8f8b", "#d9a441", "#6a4c93"]

set multiplot layout words(directions), 1 title machine font ",11"
do for [direction in directions] {
    set title direction.", ".what
    set ylabel "ns per element"
    copy = value("copy_".direction)
    plot for [i = 1:series] "$".direction using (column(i + 1)):xticlabels(1) linecolor rgb colour[i] title columnheader(i + 1), \
        copy > 0 ? copy : NaN with lines linecolor "black" dashtype 2 linewidth 1.5 title "copy"
    unset key
}
unset multiplot
set output
