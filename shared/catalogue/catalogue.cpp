#include "shared/catalogue/catalogue.h"

#include <algorithm>

namespace onedoor::catalogue {

namespace {

bool in_force(Procedure const& procedure, core::Date date) {
    return procedure.effective_from <= date &&
           (!procedure.effective_to || date <= *procedure.effective_to);
}

}

std::vector<Procedure const*> current(std::span<Procedure const> procedures, core::Date date) {
    std::vector<Procedure const*> newest;
    for (Procedure const& procedure : procedures)
        if (in_force(procedure, date))
            newest.push_back(&procedure);
    std::ranges::sort(newest, [](Procedure const* a, Procedure const* b) {
        return a->id != b->id ? a->id < b->id : a->revision > b->revision;
    });
    auto const repeated = std::ranges::unique(
        newest, [](Procedure const* a, Procedure const* b) { return a->id == b->id; });
    newest.erase(repeated.begin(), repeated.end());
    return newest;
}

Procedure const* find(std::span<Procedure const> procedures, std::string_view id_or_code,
                      core::Date date) {
    Procedure const* found = nullptr;
    for (Procedure const& procedure : procedures) {
        bool const named = procedure.id == id_or_code || procedure.code == id_or_code;
        if (named && in_force(procedure, date) &&
            (found == nullptr || procedure.revision > found->revision))
            found = &procedure;
    }
    return found;
}

Procedure const* find_revision(std::span<Procedure const> procedures, std::string_view id,
                               std::int32_t revision) {
    auto const procedure = std::ranges::find_if(procedures, [&](Procedure const& candidate) {
        return candidate.id == id && candidate.revision == revision;
    });
    return procedure != procedures.end() ? &*procedure : nullptr;
}

bool applies(std::span<std::string const> cases, std::string_view case_id) {
    return cases.empty() || case_id.empty() || std::ranges::find(cases, case_id) != cases.end();
}

bool has_case(Procedure const& procedure, std::string_view case_id) {
    return std::ranges::find(procedure.cases, case_id, &Case::id) != procedure.cases.end();
}

std::vector<Paper const*> papers_for(Procedure const& procedure, std::string_view case_id) {
    std::vector<Paper const*> papers;
    for (Paper const& paper : procedure.papers)
        if (applies(paper.cases, case_id))
            papers.push_back(&paper);
    return papers;
}

Method const* method_for(Procedure const& procedure, Channel channel, std::string_view case_id) {
    for (Method const& method : procedure.methods)
        if (method.channel == channel && applies(method.cases, case_id))
            return &method;
    return nullptr;
}

std::vector<Fee const*> fees_for(Method const& method, std::string_view case_id) {
    std::vector<Fee const*> fees;
    for (Fee const& fee : method.fees)
        if (applies(fee.cases, case_id))
            fees.push_back(&fee);
    return fees;
}

bool fees_known(Procedure const& procedure) {
    return std::ranges::all_of(procedure.methods, [](Method const& method) {
        return std::ranges::all_of(method.fees,
                                   [](Fee const& fee) { return fee.amount.has_value(); });
    });
}

}
