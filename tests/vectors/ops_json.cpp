#include "shared/json/json.h"
#include "tests/vectors/ops.h"

namespace onedoor::vectors {

Result<json::Value> run_json(std::string_view op, json::Value const& in) {
    std::string const text = TRY(string_of(in));
    if (op == "write")
        return json::write(TRY(json::parse(text)));
    if (op == "canonical")
        return json::write_canonical(TRY(json::parse(text)));
    return unknown_op();
}

}
