//! The work of [`Stretch::derive`] as bytes, so that it can be handed to a worker and back.
//!
//! A job is the memory in KiB (4 bytes, most significant first), the passes (1), the salt (16) and the
//! passphrase. An answer is the key, or one byte that says why there is none. Neither is ever kept.

use zeroize::Zeroizing;

use super::key_slot::{DeriveError, KdfParams, Passphrase, Stretch, WrappingKey};

/// The one byte for a device without memory to spare; every other means that it was broken off.
const NO_MEMORY: u8 = 1;
const BROKEN_OFF: u8 = 2;

/// The job to hand over.
pub fn job(stretch: Stretch, passphrase: &Passphrase) -> Zeroizing<Vec<u8>> {
    let Stretch { params, salt } = stretch;
    let typed = passphrase.bytes();
    // Room for all of it at once: what grows leaves copies behind.
    let mut job = Zeroizing::new(Vec::with_capacity(4 + 1 + 16 + typed.len()));
    job.extend_from_slice(&params.memory_kib().to_be_bytes());
    job.push(params.passes());
    job.extend_from_slice(&salt);
    job.extend_from_slice(typed);
    job
}

/// Does the job, and gives the answer to hand back.
pub fn work(job: &[u8]) -> Zeroizing<Vec<u8>> {
    Zeroizing::new(match read(job).and_then(derive) {
        Ok(key) => key.bytes().to_vec(),
        Err(DeriveError::Memory) => vec![NO_MEMORY],
        Err(DeriveError::BrokenOff) => vec![BROKEN_OFF],
    })
}

fn derive((stretch, passphrase): (Stretch, Passphrase)) -> Result<WrappingKey, DeriveError> {
    stretch.derive(&passphrase)
}

fn read(job: &[u8]) -> Result<(Stretch, Passphrase), DeriveError> {
    let parts = || {
        let (memory, rest) = job.split_first_chunk()?;
        let (passes, rest) = rest.split_first()?;
        let (salt, typed) = rest.split_first_chunk()?;
        let params = KdfParams::new(u32::from_be_bytes(*memory), *passes)?;
        let passphrase = Passphrase::new(core::str::from_utf8(typed).ok()?).ok()?;
        Some((
            Stretch {
                params,
                salt: *salt,
            },
            passphrase,
        ))
    };
    parts().ok_or(DeriveError::BrokenOff)
}

/// What an answer says.
///
/// # Errors
/// [`DeriveError`], as the work itself gives it.
pub fn answer(answer: &[u8]) -> Result<WrappingKey, DeriveError> {
    match answer {
        [NO_MEMORY] => Err(DeriveError::Memory),
        _ => match <[u8; 32]>::try_from(answer) {
            Ok(key) => Ok(WrappingKey::from_bytes(key)),
            Err(_) => Err(DeriveError::BrokenOff),
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn small(typed: &str) -> (Stretch, Passphrase) {
        let stretch = Stretch {
            params: KdfParams::SMALL,
            salt: core::array::from_fn(|at| at as u8),
        };
        (stretch, Passphrase::new(typed).unwrap())
    }

    #[test]
    fn a_job_gives_the_key_that_the_work_gives_here() {
        let (stretch, passphrase) = small("één krokodil");
        let here = stretch.derive(&passphrase).unwrap();
        let there = answer(&work(&job(stretch, &passphrase))).unwrap();
        assert_eq!(there.bytes(), here.bytes());
    }

    #[test]
    fn what_is_no_job_or_no_answer_gives_no_key() {
        let (stretch, passphrase) = small("123456");
        let job = job(stretch, &passphrase);
        // Cut short, of too few characters, no text, parameters that are not accepted.
        let mut wrong = vec![vec![], job[..20].to_vec(), job[..26].to_vec()];
        wrong.push([&job[..21], &[0xff; 8]].concat());
        wrong.push([&[0, 0, 0, 8, 2], &job[5..]].concat());
        for job in wrong {
            assert_eq!(answer(&work(&job)).err(), Some(DeriveError::BrokenOff));
        }
        assert_eq!(answer(&[NO_MEMORY]).err(), Some(DeriveError::Memory));
        for wrong in [&[][..], &[BROKEN_OFF], &[0; 31], &[0; 33]] {
            assert_eq!(answer(wrong).err(), Some(DeriveError::BrokenOff));
        }
    }
}
