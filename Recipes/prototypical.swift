//: # Two photographs of each: the prototypical loss
//: A batch holds two photographs of each of sixty-four people. Every person is a class of that batch
//: alone: the first photograph asks, the second answers, and the network has to find the answer that
//: belongs to the question. Nothing is learned about a list of people, so the network can be asked
//: about people it never saw.
import Plots
import Workbench

let lab = try Lab()
let faces = try lab.data("synthetic")

//: ## What is trained
//: A small residual network turns a face of 64 × 64 pixels into 128 numbers. Their cosine is what the
//: loss compares, with a scale and an offset that it learns itself.
let experiment = Experiment(
  architecture: "res-net depth=10 width=32 embedding=128",
  loss: "prototypical",
  sampler: "classes-per-batch classes=64 images=2",
  augmentation: ["crop", "flip", "colour-jitter"],
  optimizer: "sgd learning-rate=0.1",
  schedule: "one-cycle",
  epochs: 20,
  view: View(resize: 72, size: 64))

// %% Training
let run = try lab.train("prototypical", experiment, on: faces)
lab.show(TrainingCurves(run))
lab.show(TrainingDiagnostics(run))

// %% People it never saw
//: No photograph of these people was in training. The same pairs compared by their raw pixels show
//: how much there is to learn.
let result = try lab.verify(run, on: faces.testTrials)
let pixels = try lab.pixels(faces.testTrials, view: experiment.view)
lab.show(result)
lab.show(try ROCChart([result, pixels]))
lab.show(ScoreHistogram(result))

//: ## Where it still errs
for sheet in result.hardestPairs() { lab.show(sheet) }

//: ## People in the plane
//: The first two principal components of the embeddings of unseen people.
lab.show(try EmbeddingPlane(result))

//: ## People it knows
//: A prototype is the mean embedding of a person's training photographs; a new photograph belongs to
//: the nearest one.
let known = try lab.classify(run, on: faces)
lab.show(known)

lab.show(try WriteUp(run, result, on: faces, pixels: pixels, classification: known))
