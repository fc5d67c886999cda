//: # Siamese: pairs from a list
//: The assignment's equation 1, with the hinge that it lacks: the two sides of a pair go through the
//: same network; pairs of one person are pulled together, others pushed a margin apart. Pairs are drawn
//: before training, as the assignment describes, with 5, 6 or 7 of ten pairs being of two people.
//| pictures: false
import Plots
import Workbench

let lab = try Lab()
let faces = try lab.data("synthetic")

//: ## Three ratios of negative to positive pairs
//: A batch is 64 pairs, rows 0 and 1 the first of them, and so on; the miner `paired-rows` hands the
//: loss these pairs and no others. The last arm draws the same pairs but learns from all pairs of the
//: batch: what the assignment calls online pairs.
let experiment = Experiment(
  architecture: "res-net depth=10 width=24 embedding=128",
  loss: "contrastive form=squared normalised=true reduction=balanced",
  miner: "paired-rows",
  sampler: "offline-pairs batch-size=128 total=\(lab.isQuick ? 600 : 6000)",
  augmentation: ["crop", "flip"],
  optimizer: "sgd learning-rate=0.05 momentum=0.9 weight-decay=0.0005",
  schedule: "one-cycle",
  epochs: 12,
  view: View(crop: faces.crop, resize: 54, size: 48))
var arms = ["5:5", "6:4", "7:3"].map { ratio in
  var arm = experiment
  arm.sampler = experiment.sampler.setting("ratio", to: ratio)
  return (name: ratio.replacing(":", with: "-to-"), experiment: arm)
}
var online = experiment
online.miner = nil
arms.append((name: "online", experiment: online))
let runs = try lab.train(arms, on: faces, varying: ["sampler", "miner"])

//: ## People they never saw
let results = try runs.map { try lab.verify($0, on: faces.testTrials) }
let pixels = try lab.pixels(faces.testTrials, view: experiment.view)
lab.show(Comparison(results, baseline: pixels))
lab.show(try ROCChart(results + [pixels]))
for result in results { lab.show(ScoreHistogram(result)) }

//: ## How they trained
for run in runs { lab.show(TrainingDiagnostics(run)) }
