//| title: An example
//| plugins: Examples/Plugins
//: # Does the margin matter?
//: Four clouds of points overlap. A *linear* map is trained with a loss at `margin` 0.2 and 1;
//: <script>alert("prose is not HTML")</script> and [links](javascript:alert) stay text.
import Workbench

let lab = Lab()

//: ## Data
//: What is measured, as a formula in a fence:
//:
//: ```
//: ℓ = d²  if same < different
//: ```
let margins = [0.2, 1]

lab.show(Table("margin", "points", rows: margins.map { [$0, 64] }))

let runs = try margins.map { try lab.train("margin=\($0)") }

// snippet.hide
lab.record("a value shown from hidden code stays on the page")
// snippet.show

// %% Results on people it never saw
for run in runs {
  lab.show(run.summary)

  lab.show(run.table)
}

let fence = "```"
// snippet.hide
try lab.finish()
