//: # First steps
//: A recipe is a Swift file. Lines that begin with `//:` are prose, everything else is code, and a
//: value given to `lab.show` appears on the page right below the code that made it. This recipe takes
//: less than a minute; change something and run it again.
import Plots
import Workbench

//: The bench knows the command line: `--quick`, `--seed 2`, and `key=value` for everything below.
let lab = try Lab()

//: ## Data
//: Drawn faces, made once and kept: a few people are enough here. With `data=FOLDER` the recipe takes
//: photographs of yours instead, one folder a person.
let faces = try lab.data("synthetic identities=64 photographs=12 held-out-identities=24 pairs=800")

//: ## An experiment
//: Everything that is chosen by name is a plugin, with options behind its name. `./workbench plugins`
//: lists them all, `./workbench plugins prototypical` explains one. Here two losses are compared, all
//: else being equal; `epochs=6` on the command line changes both, `softmax.epochs=6` only one.
let experiment = Experiment(
  architecture: "res-net depth=10 width=16 embedding=64",
  loss: "prototypical",
  sampler: "classes-per-batch classes=32 images=4",
  epochs: 16,
  view: View(resize: 54, size: 48))

//: ## Training
//: Before training, the plan says what will be trained and what is already there. Run the recipe
//: again: nothing is trained twice. Press Ctrl-C in between: the same command goes on from there.
let runs = try lab.ablate(experiment, on: faces, losses: ["prototypical", "softmax"])

//: ## Results
//: Pairs of people that neither network ever saw, and the area under the ROC curve with its interval.
let results = try runs.map { try lab.verify($0, on: faces.testTrials) }
let pixels = try lab.pixels(faces.testTrials, view: experiment.view)
lab.show(
  Table(
    "loss", "AUC on people never seen", "parameters", "seconds",
    rows: zip(runs, results).map { run, result in
      [
        run.name, result.summary.auc.text(digits: 3), "\(run.parameters.total)",
        "\(Int(run.record.cost?.seconds ?? 0))",
      ]
    }))
lab.show(Comparison(results, baseline: pixels))
lab.show(try ROCChart(results + [pixels]))
