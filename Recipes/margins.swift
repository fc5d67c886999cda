//: # Do margins help?
//: Five classifiers on one network, one data order and the same initial weights: plain softmax,
//: softmax of unit vectors, and three margins of the literature. The assignment says that margin losses
//: beat plain softmax for verification; this page says what the data say.
//| pictures: false
import Plots
import Workbench

let lab = try Lab()
let faces = try lab.data("synthetic")

//: ## One experiment, five losses
//: Scale and margin are those for some hundred people; the published 64 and 0.35 to 0.5 are for tens of
//: thousands. Each loss is trained from several seeds. A seed gives all five the same network, batches
//: and augmentation, so losses are compared seed by seed.
let experiment = Experiment(
  architecture: "res-net depth=10 width=24 embedding=128",
  sampler: "uniform batch-size=64",
  augmentation: ["crop", "flip"],
  optimizer: "sgd learning-rate=0.1 momentum=0.9 weight-decay=0.0005",
  schedule: "one-cycle",
  epochs: 16,
  view: View(crop: faces.crop, resize: 54, size: 48))
let losses: [(name: String, loss: PluginSpecification)] = [
  ("softmax", "softmax"),
  ("unit-softmax", "softmax normalised=true scale=16"),
  ("cos-face", "cos-face scale=16 margin=0.2"),
  ("arc-face", "arc-face scale=16 margin=0.2"),
  ("sphere-face", "sphere-face"),
]
let arms = losses.map { name, loss in
  var arm = experiment
  arm.loss = loss
  return (name: name, experiment: arm)
}

//: ## Training
let repetitions = try lab.repeating(arms, seeds: 3, on: faces, varying: ["loss"])

//: ## People they never saw
let results = try repetitions.map { try lab.verify($0, on: faces.testTrials) }
let pixels = try lab.pixels(faces.testTrials, view: experiment.view)
lab.show(RepeatedComparison(results))
lab.show(Comparison(results, baseline: pixels))
lab.show(try ROCChart(results.map { $0.results[0] } + [pixels]))

//: ## How the first seeds trained
//: Accuracy in training is that of logits without margin, so it can be compared between losses.
for repetition in repetitions { lab.show(TrainingDiagnostics(repetition.runs[0])) }
