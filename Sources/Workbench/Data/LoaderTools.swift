/// What one thread needs to load photograph after photograph without new memory for each.
struct LoaderTools {
  let reader = PictureReader()
  var image = Image.empty
}
