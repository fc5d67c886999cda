//: # Labeled Faces in the Wild
//: Real photographs. The network learns from the people of the official list `peopleDevTrain` who
//: have at least two photographs, and is asked about the pairs of `pairsDevTest`, whose people it
//: never saw.
//| pictures: false
import Plots
import Workbench

let lab = try Lab()
let people = try lab.setting("data", default: "data/lfw", "the folder of people")
let lists = try lab.setting("meta", default: "data/lfw-meta", "the folder of the official lists")
let source = PluginSpecification("lfw minimum-images=2 maximum-images=40")
let faces = try lab.load(
  source.setting("directory", to: people).setting("meta", to: lists))

//: ## What is trained
//: The central 150 of 250 pixels hold the face. Sixty-four people, two photographs of each, make a
//: batch of the angular prototypical loss.
let experiment = Experiment(
  architecture: "res-net depth=10 width=32 embedding=128",
  loss: "prototypical",
  sampler: "classes-per-batch classes=64 images=2",
  augmentation: ["crop", "flip", "colour-jitter saturation=0"],
  optimizer: "sgd learning-rate=0.1 momentum=0.9 weight-decay=0.0005",
  schedule: "one-cycle",
  epochs: 30,
  view: View(crop: 150, resize: 72, size: 64))
let run = try lab.train("prototypical", experiment, on: faces)
lab.show(TrainingCurves(run))
lab.show(TrainingDiagnostics(run))

//: ## People it never saw
let result = try lab.verify(run, on: faces.testTrials)
let pixels = try lab.pixels(faces.testTrials, view: experiment.view)
lab.show(result)
lab.show(try ROCChart([result, pixels]))
lab.show(ScoreHistogram(result))

//: ## Where it still errs
//: Photographs of real people stay where they are; the pairs are named.
for sheet in result.hardestPairs() { lab.show(sheet) }

lab.show(try WriteUp(run, result, on: faces, pixels: pixels))
