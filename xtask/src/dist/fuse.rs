//! Several of the splitter's wasm files as one module: nothing in them changes but the numbers by which they name what is in them.
//!
//! They import the same memory, table and globals, and export nothing: they call each other through the table. So
//! their sections are put one behind another, and what several import is imported once.

use core::convert::Infallible;

use anyhow::{Result, anyhow, bail};
use wasm_encoder::reencode::{Error, Reencode};
use wasm_encoder::{
    CodeSection, DataCountSection, DataSection, ElementSection, FunctionSection, ImportSection,
    Module, TypeSection,
};
use wasmparser::{Import, Parser, Payload, TypeRef};

/// One module that does what these do together.
///
/// # Errors
/// When one of them holds anything that the splitter leaves to the main module today, such as a function that it imports.
pub fn fused(modules: &[&[u8]]) -> Result<Vec<u8>> {
    let mut all = Fused::default();
    for module in modules {
        all.add(module)?;
    }
    Ok(all.module())
}

#[derive(Default)]
struct Fused<'a> {
    types: TypeSection,
    imports: ImportSection,
    imported: Vec<Import<'a>>,
    functions: FunctionSection,
    elements: ElementSection,
    code: CodeSection,
    data: DataSection,
}

impl<'a> Fused<'a> {
    fn add(&mut self, module: &'a [u8]) -> Result<()> {
        let mut shift = Shift {
            types: self.types.len(),
            functions: self.functions.len(),
            elements: self.elements.len(),
            data: self.data.len(),
            ..Shift::default()
        };
        for payload in Parser::new(0).parse_all(module) {
            let put = match payload? {
                Payload::TypeSection(section) => shift.parse_type_section(&mut self.types, section),
                Payload::ImportSection(section) => {
                    for import in section.into_imports() {
                        self.import(import?, &mut shift)?;
                    }
                    Ok(())
                }
                Payload::FunctionSection(section) => {
                    shift.parse_function_section(&mut self.functions, section)
                }
                Payload::ElementSection(section) => {
                    shift.parse_element_section(&mut self.elements, section)
                }
                Payload::CodeSectionEntry(body) => shift.parse_function_body(&mut self.code, body),
                Payload::DataSection(section) => shift.parse_data_section(&mut self.data, section),
                // The splitter writes these too, with nothing in them.
                Payload::MemorySection(section) if section.count() == 0 => Ok(()),
                Payload::TableSection(section) if section.count() == 0 => Ok(()),
                Payload::GlobalSection(section) if section.count() == 0 => Ok(()),
                Payload::ExportSection(section) if section.count() == 0 => Ok(()),
                // The counts are made anew, and names and notes are for no browser.
                Payload::Version { .. }
                | Payload::DataCountSection { .. }
                | Payload::CodeSectionStart { .. }
                | Payload::CustomSection(_)
                | Payload::End(_) => Ok(()),
                other => {
                    bail!("a wing has what xtask/src/dist/fuse.rs knows nothing of: {other:?}")
                }
            };
            put.map_err(|error: Error<Infallible>| anyhow!("putting wings together: {error}"))?;
        }
        Ok(())
    }

    /// Imports something, or finds it among what was imported before.
    fn import(&mut self, import: Import<'a>, shift: &mut Shift) -> Result<()> {
        let known = self.imported.iter().position(|it| *it == import);
        let place = match known {
            Some(place) => place,
            None => {
                let kind = shift
                    .entity_type(import.ty)
                    .map_err(|error: Error<Infallible>| anyhow!("{error}"))?;
                self.imports.import(import.module, import.name, kind);
                self.imported.push(import);
                self.imported.len() - 1
            }
        };
        let same = |other: &Import<'_>| {
            core::mem::discriminant(&other.ty) == core::mem::discriminant(&import.ty)
        };
        let number = self.imported[..place].iter().filter(|it| same(it)).count();
        let numbers = match import.ty {
            TypeRef::Memory(_) => &mut shift.memories,
            TypeRef::Table(_) => &mut shift.tables,
            TypeRef::Global(_) => &mut shift.globals,
            _ => bail!(
                "a wing imports {}, which xtask/src/dist/fuse.rs does not expect",
                import.name
            ),
        };
        numbers.push(u32::try_from(number)?);
        Ok(())
    }

    fn module(&self) -> Vec<u8> {
        let mut module = Module::new();
        module.section(&self.types);
        module.section(&self.imports);
        module.section(&self.functions);
        module.section(&self.elements);
        module.section(&DataCountSection {
            count: self.data.len(),
        });
        module.section(&self.code);
        module.section(&self.data);
        module.finish()
    }
}

/// How the numbers of a module become those of the whole.
#[derive(Default)]
struct Shift {
    types: u32,
    functions: u32,
    elements: u32,
    data: u32,
    /// What each imported memory, table and global is called there.
    memories: Vec<u32>,
    tables: Vec<u32>,
    globals: Vec<u32>,
}

impl Reencode for Shift {
    type Error = Infallible;

    fn type_index(&mut self, number: u32) -> Result<u32, Error> {
        Ok(number + self.types)
    }

    fn function_index(&mut self, number: u32) -> Result<u32, Error> {
        Ok(number + self.functions)
    }

    fn element_index(&mut self, number: u32) -> Result<u32, Error> {
        Ok(number + self.elements)
    }

    fn data_index(&mut self, number: u32) -> Result<u32, Error> {
        Ok(number + self.data)
    }

    fn memory_index(&mut self, number: u32) -> Result<u32, Error> {
        Ok(self.memories[number as usize])
    }

    fn table_index(&mut self, number: u32) -> Result<u32, Error> {
        Ok(self.tables[number as usize])
    }

    fn global_index(&mut self, number: u32) -> Result<u32, Error> {
        Ok(self.globals[number as usize])
    }
}

#[cfg(test)]
mod tests {
    use wasm_encoder::{ConstExpr, Elements, Function, MemoryType, RefType, TableType};
    use wasmparser::{ElementItems, Operator};

    use super::*;

    /// A module with one function, which calls itself, has its place in the table, and says something in memory.
    fn module(place: i32, says: &str) -> Vec<u8> {
        let (mut types, mut imports) = (TypeSection::new(), ImportSection::new());
        types.ty().function([], []);
        let memory = MemoryType {
            minimum: 1,
            maximum: None,
            memory64: false,
            shared: false,
            page_size_log2: None,
        };
        let table = TableType {
            element_type: RefType::FUNCREF,
            minimum: 9,
            maximum: None,
            table64: false,
            shared: false,
        };
        imports.import("main", "memory", memory);
        imports.import("main", "table", table);
        let (mut functions, mut elements) = (FunctionSection::new(), ElementSection::new());
        functions.function(0);
        let place = ConstExpr::i32_const(place);
        elements.active(None, &place, Elements::Functions([0].as_slice().into()));
        let (mut code, mut body) = (CodeSection::new(), Function::new([]));
        body.instructions().call(0).end();
        code.function(&body);
        let mut data = DataSection::new();
        data.active(0, &place, says.bytes());
        let mut module = Module::new();
        module.section(&types).section(&imports).section(&functions);
        module.section(&elements).section(&code).section(&data);
        module.finish()
    }

    #[test]
    fn each_keeps_calling_itself_and_what_both_import_comes_once() {
        let whole = fused(&[&module(3, "een"), &module(5, "twee")]).unwrap();
        let (mut imports, mut calls, mut placed, mut said) = (vec![], vec![], vec![], vec![]);
        for payload in Parser::new(0).parse_all(&whole) {
            match payload.unwrap() {
                Payload::ImportSection(section) => {
                    let all = section.into_imports();
                    imports.extend(all.map(|import| import.unwrap().name.to_owned()));
                }
                Payload::CodeSectionEntry(body) => {
                    let all = body.get_operators_reader().unwrap().into_iter();
                    let called = all.filter_map(|it| match it.unwrap() {
                        Operator::Call { function_index } => Some(function_index),
                        _ => None,
                    });
                    calls.extend(called);
                }
                Payload::ElementSection(section) => {
                    for element in section {
                        if let ElementItems::Functions(all) = element.unwrap().items {
                            placed.extend(all.into_iter().map(Result::unwrap));
                        }
                    }
                }
                Payload::DataSection(section) => {
                    said.extend(section.into_iter().map(|data| data.unwrap().data.to_vec()));
                }
                _ => {}
            }
        }
        assert_eq!(imports, ["memory", "table"]);
        assert_eq!((calls, placed), (vec![0, 1], vec![0, 1]));
        assert_eq!(said, [b"een".to_vec(), b"twee".to_vec()]);
    }

    #[test]
    fn what_the_splitter_never_did_before_is_refused() {
        let (mut types, mut imports) = (TypeSection::new(), ImportSection::new());
        types.ty().function([], []);
        imports.import("main", "now", wasm_encoder::EntityType::Function(0));
        let mut module = Module::new();
        module.section(&types).section(&imports);
        let refused = fused(&[&module.finish()]).unwrap_err();
        assert!(refused.to_string().contains("imports now"));
    }
}
