#include "server/reports/facts.h"

#include "shared/cases/status.h"
#include "shared/catalogue/catalogue.h"

#include <algorithm>

namespace onedoor::reports {

using figures::Fact;

static figures::Channel channel_of(std::int32_t code) {
    bool const is_known = code >= 1 && code <= 3;
    return is_known ? static_cast<figures::Channel>(code) : figures::Channel::Direct;
}

static catalogue::Channel catalogue_channel(figures::Channel channel) {
    switch (channel) {
    case figures::Channel::Online:
        return catalogue::Channel::Online;
    case figures::Channel::Post:
        return catalogue::Channel::Post;
    case figures::Channel::Direct:
        break;
    }
    return catalogue::Channel::Counter;
}

/// Yes as soon as one amount is known to be due; a method without fees is free.
static Fact bears_fee(catalogue::Procedure const& procedure, figures::Channel channel,
                      std::string_view case_id) {
    auto const* const method =
        catalogue::method_for(procedure, catalogue_channel(channel), case_id);
    if (method == nullptr)
        return Fact::Unknown;
    Fact found = Fact::No;
    for (catalogue::Fee const* const fee : catalogue::fees_for(*method, case_id)) {
        if (fee->amount && fee->amount->amount > 0)
            return Fact::Yes;
        if (!fee->amount)
            found = Fact::Unknown;
    }
    return found;
}

/// HoSoCoThanhPhanSoHoa: a paper is kept as a file.
static Fact digitised(store::CountedCase const& counted) {
    if (counted.papers_uploaded > 0)
        return Fact::Yes;
    return counted.papers > 0 ? Fact::No : Fact::Unknown;
}

static bool has_result(std::int32_t status) {
    auto const known = cases::national_status_of_code(status);
    return known == cases::NationalStatus::Finished || known == cases::NationalStatus::Returned;
}

figures::FileFacts facts_of(store::CountedCase&& counted, filing::Published const& published) {
    figures::FileFacts facts;
    facts.channel = channel_of(counted.channel);
    facts.digitised = digitised(counted);
    auto const* const procedure = published.revision(counted.procedure, counted.procedure_revision);
    if (procedure != nullptr) {
        facts.sector = procedure->sector;
        facts.level = procedure->level;
        facts.bears_fee = bears_fee(*procedure, facts.channel, counted.case_id);
    }
    facts.reference = std::move(counted.reference);
    facts.procedure = std::move(counted.procedure);
    facts.unit = std::move(counted.unit);
    facts.officer = std::move(counted.officer);
    facts.accepted_at = counted.accepted_at;
    facts.due_at = counted.due_at;
    facts.first_due_at = counted.first_due_at;
    facts.ended_at = counted.ended_at;
    facts.stood_since = counted.stood_since;
    facts.supplements = counted.supplements;
    facts.has_result = has_result(counted.status);
    facts.overdue_state = std::move(counted.overdue_state);
    facts.reused_paper = Fact::No;
    facts.verified_identity = Fact::No;
    return facts;
}

}
