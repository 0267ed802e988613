// Precompiled for this room: ATen.h costs 8 s a file otherwise. Sources still name the headers they use.
#pragma once
#include <ATen/ATen.h>
