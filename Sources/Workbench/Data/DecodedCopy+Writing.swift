extension DecodedCopy {
  /// Decodes photographs into a file, which gets its name when it is whole and on the disk.
  ///
  /// - Parameters:
  ///   - key: what the copy is of; see ``key(of:as:)``.
  ///   - report: told how many photographs are decoded.
  /// - Throws: ``ImageError``, ``StorageError``, ``Interrupted``; no file is left behind then.
  static func write(
    _ photographs: Photographs, as view: View, key: String, to path: String,
    workers: Int = processorCount, _ fileSystem: FileSystem = .system,
    report: (Int) -> Void = { _ in }
  ) throws {
    let rowBytes = view.resize * view.resize * 3
    // Four megabytes at a time: few enough for memory, enough for the disk.
    let rows = max(1, (4 << 20) / rowBytes)
    let parts = (photographs.count + rows - 1) / rows
    let decoder = Prefetcher(
      count: parts, depth: 2 * workers, workers: workers, tools: LoaderTools.init
    ) { tools, part in
      var (pixels, sums): ([UInt8], [UInt64]) = ([], [])
      pixels.reserveCapacity(rows * rowBytes)
      for row in part * rows..<min(photographs.count, (part + 1) * rows) {
        try tools.reader.load(photographs.path(row), as: view, into: &tools.image)
        pixels += tools.image.pixels
        sums.append(tools.image.pixels.withUnsafeBytes { checksum($0) })
      }
      return (pixels, sums)
    }
    try DurableFile.write(
      to: path, bytesNeeded: byteCount(count: photographs.count, side: view.resize), fileSystem
    ) { file in
      var table: [UInt8] = []
      while let (pixels, sums) = try decoder.next() {
        try Interrupt.check()
        try file.write(pixels)
        for sum in sums { withUnsafeBytes(of: sum.littleEndian) { table += $0 } }
        report(table.count / 8)
      }
      try file.write(table)
      try file.write(
        trailer(
          key: key, count: photographs.count, side: view.resize,
          table: table.withUnsafeBytes { checksum($0) }))
    }
  }

  /// What the pixels of a copy depend on: the photographs' content in order, the part of the view
  /// that decodes, the sources that do it, and libjpeg.
  ///
  /// - Parameter contents: the hash of each file's content.
  static func key(of contents: [String], as view: View) -> String {
    let hash = SHA256()
    let head = [
      "crop \(view.crop ?? 0)", "resize \(view.resize)", JPEGDecoder.version,
      workbenchSourceHashes["Data"] ?? "",
    ]
    for line in head + contents {
      var line = line + "\n"
      line.withUTF8 { hash.update(UnsafeRawBufferPointer($0)) }
    }
    return hash.hexDigest()
  }
}
