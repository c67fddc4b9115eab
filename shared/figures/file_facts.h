#pragma once

#include "shared/cases/vocabulary.h"
#include "shared/catalogue/procedure.h"
#include "shared/core/time.h"

#include <cstdint>
#include <optional>
#include <string>

/// What an office's files add up to: the periodic report II.06a/VPCP/KSTT, why files are late, the
/// register (form 07), the index of Decision 766/QĐ-TTg and trends. Pure: files go in one by one,
/// in any order, and nothing but figures stays.
namespace onedoor::figures {

/// Kênh thực hiện; the values are the codes of the national portal.
enum class Channel : std::uint8_t { Direct = 1, Online = 2, Post = 3 };

/// What the office may not know of a file.
enum class Fact : std::uint8_t { Unknown, No, Yes };

/// Answer to the overall question of a rating (Decree 61/2018 art. 31 đ).
enum class Satisfaction : std::uint8_t { VerySatisfied, Satisfied, Neutral, Dissatisfied };

/// What the figures need to know of one file; nothing of the person behind it.
struct FileFacts {
    std::string reference;
    std::string procedure;
    std::string sector;
    catalogue::Level level = catalogue::Level::Commune;
    /// The handling unit and the account of the officer who has or had it last; empty: none yet.
    std::string unit;
    std::string officer;
    Channel channel = Channel::Direct;
    /// Nothing: not accepted; such files are in no figure.
    std::optional<core::Instant> accepted_at;
    /// The appointment as it is now, and the first one when it was extended (form 04). Nothing: the
    /// procedure's time is not known.
    std::optional<core::Instant> due_at;
    std::optional<core::Instant> first_due_at;
    /// Settled: result ready, refused or stopped.
    std::optional<core::Instant> ended_at;
    /// The clock stands since then, for supplementation.
    std::optional<core::Instant> stood_since;
    /// How often supplements were asked for.
    std::int32_t supplements = 0;
    /// Ended with a result, neither refused nor stopped.
    bool has_result = false;
    /// Id of the state the file was in when its appointment passed; empty: it did not, or unknown.
    std::string overdue_state;

    Fact bears_fee = Fact::Unknown;
    Fact paid_online = Fact::Unknown;
    /// The result is an electronic document.
    Fact electronic_result = Fact::Unknown;
    /// Its papers are kept as files (HoSoCoThanhPhanSoHoa, DuocSoHoa).
    Fact digitised = Fact::Unknown;
    /// A paper was taken from the citizen's store of earlier ones (DuocLayTuKhoDMQG).
    Fact reused_paper = Fact::Unknown;
    /// TaiKhoanDuocXacThucVoiVNeID.
    Fact verified_identity = Fact::Unknown;
    /// The national portal has acknowledged it.
    Fact synchronised = Fact::Unknown;
    std::optional<Satisfaction> rating;
};

}
