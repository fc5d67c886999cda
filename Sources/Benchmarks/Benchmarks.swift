internal import Workbench
