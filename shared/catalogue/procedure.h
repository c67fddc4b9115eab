#pragma once

#include "shared/calendar/deadline.h"
#include "shared/core/ids.h"
#include "shared/core/result.h"
#include "shared/core/time.h"
#include "shared/text/language.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// Procedure records as published (parts of NĐ 63/2010 art. 8(2); shape:
/// assets/catalogue/procedure.schema.json).
namespace onedoor::catalogue {

enum class Level : std::uint8_t { Central, Province, Commune };

enum class Subject : std::uint8_t { Citizen, Business, HouseholdBusiness, Organisation, Foreigner };

/// Mức độ dịch vụ công trực tuyến (NĐ 42/2022): toàn trình, một phần, cung cấp thông tin. The
/// order is that of the search index.
enum class ServiceLevel : std::uint8_t { Information, Partial, Full };

enum class Channel : std::uint8_t { Counter, Online, Post };

/// Fee is phí, Charge is lệ phí (Law 97/2015/QH13).
enum class FeeKind : std::uint8_t { Fee, Charge };

enum class FeeUnit : std::uint8_t { File, Copy, Page, Person };

enum class Confidence : std::uint8_t { High, Medium, Low };

/// Trường hợp: decides which papers, times and fees apply.
struct Case {
    std::string id;
    text::Localized name;
};

struct Fee {
    std::string id;
    FeeKind kind = FeeKind::Charge;
    text::Localized name;
    /// Nothing: not known here, "theo quy định của địa phương".
    std::optional<core::Dong> amount;
    FeeUnit per = FeeUnit::File;
    /// Case ids; empty: every case. The same for methods and papers.
    std::vector<std::string> cases;
    text::Localized note;
};

struct Method {
    Channel channel = Channel::Counter;
    std::vector<std::string> cases;
    /// Nothing: not known here.
    std::optional<calendar::Duration> time;
    text::Localized time_note;
    std::vector<Fee> fees;
    text::Localized note;
};

struct FeeExemption {
    std::string id;
    text::Localized name;
    /// 1 to 100 percent off.
    std::int32_t percent = 100;
    /// Fee ids; empty: every fee.
    std::vector<std::string> fees;
};

enum class Necessity : std::uint8_t { Required, Optional };

struct Paper {
    std::string id;
    text::Localized name;
    std::vector<std::string> cases;
    std::int32_t originals = 0;
    std::int32_t copies = 0;
    Necessity necessity = Necessity::Required;
    /// The paper is the e-form itself: nothing to attach when filed with it.
    bool is_form = false;
    /// Only shown to be compared and handed back at once ("để xuất trình"): one serves several
    /// procedures.
    bool is_shown = false;
    text::Localized note;
};

struct ProcedureResult {
    std::optional<std::string> code;
    text::Localized name;
};

struct LegalBasis {
    std::string number;
    text::Localized name;
};

/// One revision of one procedure.
struct Procedure {
    /// Slug, the address /thu-tuc/<id>.
    std::string id;
    /// National code, only when certain.
    std::optional<std::string> code;
    std::int32_t revision = 1;
    core::Date effective_from;
    /// Last day, inclusive.
    std::optional<core::Date> effective_to;
    text::Localized name;
    std::string sector;
    Level level = Level::Commune;
    text::Localized agency;
    std::vector<Subject> subjects;
    ServiceLevel service = ServiceLevel::Information;
    /// Why only partly online; there when service is Partial.
    text::Localized service_reason;
    std::vector<std::string> everyday;
    std::vector<std::string> life_events;
    /// False: may be filed at any office (phi địa giới).
    bool territorial = true;
    text::Localized case_question;
    std::vector<Case> cases;
    std::vector<Method> methods;
    std::vector<FeeExemption> fee_exemptions;
    std::vector<Paper> papers;
    /// Sets of papers to hand in.
    std::int32_t sets = 1;
    std::vector<text::Localized> steps;
    std::vector<ProcedureResult> results;
    std::vector<LegalBasis> legal_basis;
    std::optional<text::Localized> conditions;
    calendar::Counting counting = calendar::Counting::LegalDays;
    /// Id of the e-form.
    std::optional<std::string> form;
    std::vector<std::string> related;
    std::string source;
    Confidence confidence = Confidence::Low;
};

}
