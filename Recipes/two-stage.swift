//: # First classify, then compare
//: The network first learns to name the people of the training set, then to compare: the recipe that
//: won the assignment's verification contest. The second stage begins with the first one's network.
//: One arm goes on classifying for as long, so that what the second stage adds is not just more time.
//| pictures: false
import Plots
import Workbench

let lab = try Lab()
let faces = try lab.data("synthetic")

//: ## Stage one: names
let first = Experiment(
  architecture: "res-net depth=10 width=24 embedding=128",
  loss: "cos-face scale=16 margin=0.2",
  sampler: "uniform batch-size=64",
  augmentation: ["crop", "flip"],
  optimizer: "sgd learning-rate=0.1 momentum=0.9 weight-decay=0.0005",
  schedule: "one-cycle",
  epochs: 12,
  view: View(crop: faces.crop, resize: 54, size: 48))
let named = try lab.repeating([(name: "named", experiment: first)], seeds: 3, on: faces)[0]

//: ## Stage two: pairs
//: Three ways to go on from the same networks, at a tenth of the learning rate.
var second = first
second.optimizer = "sgd learning-rate=0.01 momentum=0.9 weight-decay=0.0005"
second.epochs = 6
var triplets = second
triplets.loss = "triplet margin=0.2"
triplets.miner = "triplet-margin kind=semi-hard"
triplets.sampler = "classes-per-batch classes=32 images=2"
var prototypes = second
prototypes.loss = "prototypical"
prototypes.sampler = "classes-per-batch classes=64 images=2"
let continued = try lab.repeating(
  [
    (name: "more-naming", experiment: second), (name: "triplet", experiment: triplets),
    (name: "prototypical", experiment: prototypes),
  ], seeds: 3, on: faces, varying: ["loss", "sampler", "miner"], from: [named, named, named])

//: ## People it never saw
let results = try ([named] + continued).map { try lab.verify($0, on: faces.testTrials) }
let pixels = try lab.pixels(faces.testTrials, view: first.view)
lab.show(RepeatedComparison(results))
lab.show(Comparison(results, baseline: pixels))
lab.show(try ROCChart(results.map { $0.results[0] } + [pixels]))

//: ## How the first seeds trained
lab.show(TrainingCurves(named.runs[0]))
for repetition in continued { lab.show(TrainingDiagnostics(repetition.runs[0])) }
