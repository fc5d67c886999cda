internal import Plugins
print(Registry.standard)
