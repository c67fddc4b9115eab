#pragma once

#include "shared/core/time.h"
#include "shared/receipts/parts.h"
#include "shared/text/language.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

/// Contents of the slips a kiosk gives out, ready to print and without any layout.
namespace onedoor::receipts {

/// What stands on a slip, from top to bottom; empty texts take no room.
struct Slip {
    struct Item {
        std::string name;
        /// Beside the name.
        std::string value;
        /// Below it, small.
        std::string remark;
    };

    std::string office;
    std::string title;
    /// Framed: what nobody may overlook.
    std::string banner;
    /// Very large: a number that is called.
    std::string number;
    /// Large values: what a person says at the counter or types.
    std::vector<Line> codes;
    std::vector<Line> lines;
    std::string items_title;
    std::vector<Item> items;
    /// What the QR code holds, and the line below it.
    std::string address;
    std::string address_caption;
    std::vector<std::string> notes;
};

/// Overwrites every text and leaves the slip empty.
void wipe(Slip& slip);

/// Who has the file. On paper this is the truth of the moment the slip was made (reliability R4).
enum class Custody : std::uint8_t {
    Office,  ///< stored by the server
    Machine, ///< sealed in the kiosk, not yet transmitted
};

/// What it is printed on.
enum class Stock : std::uint8_t { Thermal, Plain };

struct FiledPaper {
    std::string name;
    /// Nothing: the citizen brings it to the counter.
    std::optional<std::int32_t> pages{};
    /// SHA-256 of the file, 64 hexadecimal digits; its first eight are printed. Empty: none.
    std::string digest;
};

/// Empty text and nothing mean: not known, and not printed.
struct FilingSlipSource {
    std::string office;
    std::string hotline;
    Custody custody = Custody::Office;
    Stock stock = Stock::Thermal;
    std::string procedure;
    /// Given at acceptance; empty before.
    std::string file_code;
    /// cases::Reference, which the machine itself can make.
    std::string reference;
    /// As it is shown ("ABC-DEF-GHJ").
    std::string secret;
    core::Instant received_at;
    std::optional<core::Instant> due_at{};
    std::string result_place;
    std::vector<FiledPaper> papers;
    /// Of the page that follows the file, without the secret.
    std::string look_up_address;
};

/// A filing that was received. Texts longer than limits::text_answer_characters_max are cut.
Slip build_filing_slip(FilingSlipSource const& source, text::Language language);

struct TicketSlipSource {
    std::string office;
    /// "A007".
    std::string number;
    std::string group;
    /// "2, 3".
    std::string counters;
    std::string priority;
    core::Instant issued_at;
    std::int32_t people_before = 0;
    struct Estimate {
        core::Instant begins;
        std::int32_t wait_minutes = 0;
    };
    std::optional<Estimate> estimate{};
    /// Of the page with the numbers served now.
    std::string queue_address;
};

/// A queue number.
Slip build_ticket_slip(TicketSlipSource const& source, text::Language language);

enum class CheckOutcome : std::uint8_t { Passed, Attention, Failed, NotChecked, NotFitted };

struct ReadinessCheck {
    std::string name;
    CheckOutcome outcome = CheckOutcome::NotChecked;
    std::string detail;
};

struct ReadinessSource {
    std::string office;
    std::string machine;
    std::string version;
    core::Instant checked_at;
    std::vector<ReadinessCheck> checks;
};

/// Says "ready" only when there are checks and none failed or was left out.
Slip build_readiness_slip(ReadinessSource const& source, text::Language language);

}
