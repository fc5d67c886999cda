extension Trainer {
  func learningRate(at step: Int, _ meter: TrainingMeter) -> Double {
    resolved.optimizer.learningRate
      * resolved.schedule.factor(
        step: step, of: meter.total, epochs: resolved.experiment.epochs)
  }

  func status(
    _ state: TrainingState, _ meter: TrainingMeter, steps: Int, validation: [String: Double]? = nil
  ) -> TrainingProgress {
    TrainingProgress(
      epoch: state.epoch + 1, epochs: resolved.experiment.epochs, step: state.stepInEpoch,
      steps: steps, loss: state.lossSum / Double(max(1, state.stepInEpoch)),
      imagesPerSecond: meter.imagesPerSecond,
      secondsLeft: meter.secondsLeft(done: state.learner.stepCount), images: meter.progress,
      validation: validation,
      collapse: Collapse(
        state.diagnostics.means, step: state.learner.stepCount, similarity: resolved.similarity,
        classes: data.training.classes.count))
  }
}
