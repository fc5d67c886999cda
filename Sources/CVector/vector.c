// All is inline, in the header. A target with a source is followed by the package manager: who imports it
// is built anew when the header changes, which does not happen for the header of a system library.
#include "CVector.h"
