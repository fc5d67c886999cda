@_exported public import Workbench
