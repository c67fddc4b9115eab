#pragma once

#include <string>

namespace onedoor::api {

/// OpenAPI 3.1 description of every route, made from the routes table.
std::string openapi_document();

}
