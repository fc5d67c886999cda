internal import Autograd
