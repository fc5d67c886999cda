@_exported public import Autograd
