/// Reads photograph after photograph with memory of its own, of one thread at a time.
///
/// After the first few, nothing is allocated that grows with a photograph, but by libjpeg.
public final class PictureReader {
  private let decoder = JPEGDecoder()
  private var file: [UInt8] = []
  /// Bytes of all files read so far, decoded copies included.
  private(set) var bytesRead = 0

  /// A reader that has read nothing yet.
  public init() {}

  /// Counts bytes that came from elsewhere.
  func count(bytes: Int) { bytesRead += bytes }

  /// Loads a photograph as a view shows it into `image`, whose memory is used again.
  ///
  /// - Throws: ``ImageError`` naming the file.
  public func load(
    _ path: String, as view: View, into image: inout Image
  ) throws(ImageError) {
    try readPicture(path, into: &file)
    bytesRead += file.count
    if JPEGDecoder.recognises(file) {
      _ = try decoder.decode(
        file, path: path, into: &image, atLeast: view.leastSide, part: view.square)
    } else {
      image = try Image.decodeOther(file, path: path)
      image.crop(view.square(image.height, image.width, (image.height, image.width)))
    }
    image.resize(
      Region(top: 0, left: 0, height: image.height, width: image.width), height: view.resize,
      width: view.resize)
  }
}

extension View {
  /// How many pixels both sides of a photograph need when decoded: twice the target.
  fileprivate func leastSide(height: Int, width: Int) -> Int? {
    let square = min(crop ?? Int.max, height, width)
    return (2 * resize * min(height, width) + square - 1) / square
  }

  /// The square that is used, in a photograph of the stated size decoded to another one.
  fileprivate func square(
    _ height: Int, _ width: Int, _ stated: (height: Int, width: Int)
  ) -> Region {
    let side = min(stated.height, stated.width)
    let square = min(crop ?? Int.max, side)
    return .centre(max(1, square * min(height, width) / side), height: height, width: width)
  }
}
