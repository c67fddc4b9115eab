#pragma once

#include "client/configuration/configuration.h"
#include "shared/json/object_reader.h"

namespace onedoor::configuration {

/// The object of a kiosk.json, wherever it stands in a document.
Result<Configuration> read_configuration(json::ObjectReader reader);

}
