//: # What mining changes
//: The triplet loss learns from triples of anchor, another photograph of the person, and a photograph of
//: somebody else. Most triples of a batch cost nothing soon; a miner chooses which are used. Here one
//: loss, one network and one data order meet six choices.
//| pictures: false
import Plots
import Workbench

let lab = try Lab()
let faces = try lab.data("synthetic")

//: ## Six miners
//: A batch is sixteen people with four photographs each. Batch-hard alone is known to collapse early in
//: training; the diagnostics below the results say whether it did.
let experiment = Experiment(
  architecture: "res-net depth=10 width=24 embedding=128",
  loss: "triplet margin=0.2",
  sampler: "classes-per-batch classes=16 images=4 short-classes=skip",
  augmentation: ["crop", "flip"],
  optimizer: "sgd learning-rate=0.05 momentum=0.9 weight-decay=0.0005",
  schedule: "one-cycle",
  epochs: 12,
  view: View(crop: faces.crop, resize: 54, size: 48))
let miners: [(name: String, miner: PluginSpecification?)] = [
  ("all-triplets", nil),
  ("semi-hard", "triplet-margin kind=semi-hard"),
  ("batch-hard", "batch-hard"),
  ("easy-positive", "batch-easy-hard"),
  ("distance-weighted", "distance-weighted"),
  ("multi-similarity", "multi-similarity-miner"),
]
let arms = miners.map { name, miner in
  var arm = experiment
  arm.miner = miner
  return (name: name, experiment: arm)
}
let runs = try lab.train(arms, on: faces, varying: ["miner"])

//: ## People they never saw
let results = try runs.map { try lab.verify($0, on: faces.testTrials) }
let pixels = try lab.pixels(faces.testTrials, view: experiment.view)
lab.show(Comparison(results, baseline: pixels))
lab.show(try ROCChart(results + [pixels]))

//: ## How they trained
for run in runs { lab.show(TrainingDiagnostics(run)) }
