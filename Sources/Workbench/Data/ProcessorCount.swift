internal import Foundation

/// The number of processors, and so of threads that load photographs while nothing trains.
public var processorCount: Int { ProcessInfo.processInfo.activeProcessorCount }
