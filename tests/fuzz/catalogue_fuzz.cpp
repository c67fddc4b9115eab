#include "shared/catalogue/catalogue.h"
#include "shared/core/verify.h"
#include "shared/json/json.h"

using namespace onedoor;

/// What an accepted record says about itself holds together.
extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* bytes, std::size_t size) {
    auto const value = json::parse({reinterpret_cast<char const*>(bytes), size});
    if (!value)
        return 0;
    if (auto const catalogue = catalogue::parse_catalogue(*value))
        VERIFY(current(catalogue->procedures, {2026, 11, 21}).size() <=
               catalogue->procedures.size());
    auto const procedure = catalogue::parse_procedure(*value);
    if (!procedure)
        return 0;
    for (catalogue::Paper const& paper : procedure->papers)
        for (std::string const& id : paper.cases)
            VERIFY(has_case(*procedure, id));
    VERIFY(papers_for(*procedure, "").size() == procedure->papers.size());
    return 0;
}
