#pragma once

#include "shared/core/ids.h"
#include "shared/core/result.h"
#include "shared/text/language.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace onedoor::fees {

/// Fee = phí, charge = lệ phí (Law 97/2015/QH13); they are shown and accounted for separately.
enum class Kind : std::uint8_t { Fee, Charge };

/// Once per file; for every copy; for every page of every copy; for every person.
enum class Per : std::uint8_t { File, Copy, Page, Person };

/// A price for some of the pages of one copy, in the order of the pages.
struct Tier {
    /// How many pages cost this much; nothing: all that are left.
    std::optional<std::int64_t> pages;
    core::Dong amount;

    bool operator==(Tier const&) const = default;
};

/// One fee of one method of filing, as the catalogue states it.
struct FeeLine {
    std::string id;
    Kind kind = Kind::Fee;
    text::Localized name;
    /// Nothing: set locally and unknown to us. It then stays unknown in every sum.
    std::optional<core::Dong> amount;
    Per per = Per::File;
    /// Only for Per::Page; replaces `amount`. Pages beyond the last tier are free.
    std::vector<Tier> tiers;
    /// Only for Per::Page: no copy costs more.
    std::optional<core::Dong> copy_max;
    /// Cases of the procedure it applies to; empty: all.
    std::vector<std::string> cases;
};

struct Exemption {
    std::string id;
    /// 1 to 100.
    int percent = 100;
    /// Fee ids it applies to; empty: all.
    std::vector<std::string> fees;
};

/// Each 1 to quantity_max.
struct Quantities {
    std::int64_t copies = 1;
    std::int64_t pages = 1;
    std::int64_t persons = 1;
};

inline constexpr std::int64_t quantity_max = 10'000;

struct Item {
    std::string id;
    Kind kind = Kind::Fee;
    text::Localized name;
    /// Before and after the exemption. Nothing: unknown; an exemption of 100 % makes even an
    /// unknown amount payable 0.
    std::optional<core::Dong> full;
    std::optional<core::Dong> payable;
    /// The exemption that was applied, empty when none was.
    std::string exemption;
};

struct Calculation {
    std::vector<Item> items;
    /// Sum of what is known.
    core::Dong known;
    /// Nothing as long as one payable amount is unknown.
    std::optional<core::Dong> total;
};

struct Request {
    std::string_view case_id;
    Quantities quantities;
    std::vector<Exemption> exemptions;
};

/// What one file pays. Of several exemptions the highest is applied to each fee, they do not add
/// up; a reduced amount is rounded down to whole đồng.
/// Fails with "fee.quantity", "fee.percent", "fee.range" (more than 999,999,999,999 đồng).
Result<Calculation> calculate(std::vector<FeeLine> const& lines, Request const& request);

/// Price of one copy of `pages` pages by tiers, as for certified copies (2.000815): 2,000 a page
/// for the first two, 1,000 after, at most 200,000 a copy. Fails with "fee.range".
Result<core::Dong> tiered_price(std::vector<Tier> const& tiers,
                                std::optional<core::Dong> const& copy_max, std::int64_t pages);

}
