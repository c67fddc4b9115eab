#include "server/casework/documents.h"

#include "shared/json/json.h"

#include <array>

namespace onedoor::casework {

namespace {

/// What stands behind the number of a form.
struct Series {
    std::string_view form;
    std::string_view series;
};

}

/// Series of forms 02 and 04 as printed in practice (facts §1.3), the others after the same manner.
static constexpr std::array<Series, 5> series_of_forms{
    {{"01", "TNHS"}, {"02", "HDHS"}, {"03", "TC"}, {"04", "PXL"}, {"05", "DSP"}}};

static std::string series_of(std::string_view form) {
    for (Series const& row : series_of_forms)
        if (row.form == form)
            return std::string(row.series);
    return {};
}

static json::Array items_of(Act const& act) {
    json::Array items;
    for (RequestedItem const& item : act.request)
        items.push_back(json::Object{{"paper", item.paper}, {"text", item.text}});
    return items;
}

store::DocumentDraft draft_document(intake::Office const& office, Allowed const& allowed,
                                    store::CaseSummary const& after) {
    Act const& act = allowed.act;
    json::Object content{{"form", allowed.action.form},
                         {"action", allowed.action.id},
                         {"officer", allowed.actor.name},
                         {"reason", act.reason},
                         {"request", items_of(act)}};
    if (act.until)
        content.append("until", core::to_iso(*act.until));
    if (after.first_due_at)
        content.append("first_due_at", core::to_iso(*after.first_due_at));
    return {.kind = "form_" + allowed.action.form,
            .series = series_of(allowed.action.form),
            .agency = office.agency_id,
            .year = core::to_local(allowed.now).date.year,
            .content = json::write_canonical(content)};
}

}
